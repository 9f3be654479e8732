import { FakeClock } from '@clausemint/ai/testing'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { Housekeeping } from './housekeeping.ts'

it('does every chore at the start and every hour, whatever became of the others', async () => {
  const clock = new FakeClock()
  const done: string[] = []
  const chores = [
    async () => {
      done.push('first')
      throw new Error('not now')
    },
    async () => void done.push('second'),
  ]
  await using housekeeping = new Housekeeping({ clock, logger: pino({ level: 'silent' }), chores })
  housekeeping.start()
  await clock.advance(60 * 60_000)
  await clock.advance(0)
  expect(done).toEqual(['first', 'second', 'first', 'second'])
})
