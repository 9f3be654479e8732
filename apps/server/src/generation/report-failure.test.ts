import { ReadError } from '@clausemint/documents'
import { AppError } from '@clausemint/protocol'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { reportFailure } from './report-failure.ts'

const linesOf = (error: unknown) => {
  const lines: string[] = []
  reportFailure(pino({}, { write: (line) => lines.push(line) }), 'g', error)
  return lines.map((line) => JSON.parse(line))
}

it('[D1] a file that is refused is one line in the log, without a stack', () => {
  const cause = new ReadError('bomb', 'zip ratio')
  const refused = linesOf(new AppError('too_large', cause.message, { reason: cause.code }, { cause }))
  expect(refused).toEqual([
    expect.objectContaining({ level: 30, generation: 'g', code: 'too_large', reason: 'bomb', detail: 'zip ratio' }),
  ])
  expect(JSON.stringify(refused)).not.toContain('stack')
})

it('what is nobody’s doing but ours is a warning, with all that is known of it', () => {
  for (const error of [new TypeError('x'), new AppError('internal', 'm', {}, { cause: new TypeError('x') })])
    expect(linesOf(error)).toEqual([
      expect.objectContaining({
        level: 40,
        err: expect.objectContaining({ stack: expect.stringContaining('TypeError: x') }),
      }),
    ])
})
