import type { AttemptMode, GenerationEvent } from '@clausemint/protocol'
import { describe, expect, it } from 'vitest'
import { stateOf } from './generation-snapshot.ts'
import { keptText } from './kept-text.ts'

const attempt = (number: number, mode: AttemptMode, offset: number): GenerationEvent => ({
  type: 'attempt',
  attempt: number,
  provider: `p${number}`,
  model: 'm',
  location: 'local',
  mode,
  offset,
})
const delta = (number: number, offset: number, text: string): GenerationEvent => ({
  type: 'delta',
  attempt: number,
  offset,
  text,
})

describe('[G9] the text that is gone on with', () => {
  it('keeps each part under the attempt that wrote it, cut back to where the next one went on', () => {
    const events = [attempt(1, 'first', 0), delta(1, 0, 'one two th'), attempt(2, 'continue', 7), delta(2, 7, ' three')]
    expect(keptText(events)).toEqual([events[0], delta(1, 0, 'one two'), events[2], delta(2, 7, ' three')])
    expect(stateOf(keptText(events)).text).toBe('one two three')
  })

  it('leaves out what was superseded, and who wrote nothing', () => {
    const events = [
      attempt(1, 'first', 0),
      attempt(2, 'first', 0),
      delta(2, 0, 'old'),
      attempt(3, 'restart', 0),
      delta(3, 0, 'new'),
      attempt(4, 'continue', 3),
    ]
    expect(keptText(events)).toEqual([events[3], delta(3, 0, 'new')])
  })

  it('is nothing where nothing was written', () => {
    expect(keptText([attempt(1, 'first', 0)])).toEqual([])
  })
})
