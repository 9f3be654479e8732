import { describe, expect, it } from 'vitest'
import { HeadingMeter } from './heading-meter.ts'

const text = '## 1. One\n\nText ## not a heading\n\n## Background\n\n## 2. Two\n\n### below\n\n## 3. Three'

describe('[G] progress of a draft', () => {
  it('counts the same headings however the text is cut', () => {
    for (let size = 1; size <= text.length; size++) {
      const meter = new HeadingMeter(9)
      let begun = 0
      for (let at = 0; at < text.length; at += size) begun = meter.read(text.slice(at, at + size))
      expect(begun, `pieces of ${size}`).toBe(3)
    }
  })

  it('never says more than there is to do', () => {
    const meter = new HeadingMeter(2)
    expect(meter.read(text)).toBe(2)
  })
})
