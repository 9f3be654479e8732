import { expect, test } from 'vitest'
import { shapeOf } from './block-shape.ts'

test('a block has the shape its first characters say', () => {
  expect(shapeOf('## 7. Term')).toEqual({ kind: 'heading', level: 2, label: '7.', marker: 6 })
  expect(shapeOf('# Title')).toEqual({ kind: 'heading', level: 1, label: '', marker: 2 })
  expect(shapeOf('7.2 The words')).toEqual({ kind: 'numbered', label: '7.2', marker: 4 })
  expect(shapeOf('(a) drawings')).toEqual({ kind: 'lettered', label: '(a)', marker: 4 })
  expect(shapeOf('3. third')).toEqual({ kind: 'item', marker: 3 })
  expect(shapeOf('- loose')).toEqual({ kind: 'item', marker: 2 })
  expect(shapeOf('> said')).toEqual({ kind: 'quote', marker: 2 })
  expect(shapeOf('This Agreement')).toEqual({ kind: 'plain', marker: 0 })
  expect(shapeOf('**Asha** signs')).toEqual({ kind: 'plain', marker: 0 })
})

test('while the first characters may still become a marker, nothing is said', () => {
  for (const start of [
    '',
    '#',
    '## ',
    '## 7',
    '## 7.',
    '## 7. ',
    '7',
    '7.',
    '7.2',
    '7.2 ',
    '(',
    '(a',
    '(a)',
    '(a) ',
    '-',
    '- ',
    '>',
    '12) ',
  ])
    expect([start, shapeOf(start)]).toEqual([start, undefined])
})

test('a marker never appears after the shape was said', () => {
  for (const whole of ['## 7. Term', '7.2 The words', '(iv) drawings', '12. twelfth', '-x', '2026 was', '(abcdef)']) {
    let said: unknown
    for (let end = 1; end <= whole.length; end++) {
      const shape = shapeOf(whole.slice(0, end))
      if (said === undefined) said = shape
      else expect(shape).toEqual(said)
    }
    expect(said).toBeDefined()
  }
})
