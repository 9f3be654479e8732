import { FakeClock } from '@clausemint/ai/testing'
import type { Append, AppendOutcome } from '@clausemint/db'
import { describe, expect, it } from 'vitest'
import { GroupCommit } from './group-commit.ts'

const append = (name: string): Append => ({ stream: `generation:${name}`, events: [{ type: 'progress' }] })
const ok: AppendOutcome = { ok: true, entries: [] }
const namesOf = (appends: readonly Append[]) => appends.map(({ stream }) => stream.slice('generation:'.length))

/** A database that answers when the test says so. */
function gated() {
  const commits: { names: string[]; answer(outcomes?: AppendOutcome[]): void; fail(error: Error): void }[] = []
  const clock = new FakeClock()
  const told: string[] = []
  const stalls: unknown[] = []
  const group = new GroupCommit(
    (appends) =>
      new Promise((resolve, reject) => {
        const names = namesOf(appends)
        commits.push({ names, answer: (outcomes) => resolve(outcomes ?? appends.map(() => ok)), fail: reject })
      }),
    {
      clock,
      onStall: (error) => stalls.push(error),
    },
  )
  group.listen(({ stream }, outcome) => told.push(`${stream.slice('generation:'.length)} ${outcome.ok}`))
  return { group, commits, clock, told, stalls, turn: () => clock.advance(0) }
}

describe('group commit', () => {
  it('[EL3] appends of one turn go together; those of a commit in flight go with the next, one commit at a time', async () => {
    const { group, commits, turn } = gated()
    const first = [group.append(append('a')), group.append(append('b'))]
    await turn()
    const second = [group.append(append('c')), group.append(append('a'))]
    await turn()
    expect(commits.map(({ names }) => names)).toEqual([['a', 'b']])
    commits[0]?.answer()
    await Promise.all(first)
    await turn()
    expect(commits.map(({ names }) => names)).toEqual([
      ['a', 'b'],
      ['c', 'a'],
    ])
    commits[1]?.answer()
    await Promise.all(second)
  })

  it('[EL2] readers are told before any writer goes on, and of what was refused too', async () => {
    const { group, commits, told, turn } = gated()
    const order: string[] = []
    const waiting = ['a', 'b'].map((name) =>
      group.append(append(name)).then(() => order.push(`${name} after ${told.length}`)),
    )
    await turn()
    commits[0]?.answer([ok, { ok: false, reason: 'fenced' }])
    await Promise.all(waiting)
    expect(told).toEqual(['a true', 'b false'])
    expect(order).toEqual(['a after 2', 'b after 2'])
  })

  it('[EL3] [G6] a database that is away is waited for, and nothing is lost or told meanwhile', async () => {
    const { group, commits, clock, told, stalls, turn } = gated()
    const waiting = group.append(append('a'))
    await turn()
    commits[0]?.fail(new Error('away'))
    await turn()
    const later = group.append(append('b'))
    await clock.advance(50)
    commits[1]?.fail(new Error('still away'))
    await clock.advance(100)
    expect(told).toEqual([])
    expect(stalls).toHaveLength(2)
    commits[2]?.answer()
    expect(await waiting).toEqual(ok)
    await turn()
    commits[3]?.answer()
    expect(await later).toEqual(ok)
    expect(commits.map(({ names }) => names)).toEqual([['a'], ['a'], ['a'], ['b']])
  })

  it('[G6] it is given up after a minute, and the next append is tried anew', async () => {
    const { group, commits, clock, turn } = gated()
    const refusal = expect(group.append(append('a'))).rejects.toThrow('away')
    let failed = 0
    for (let waited = 0; waited < 70_000; waited += 2_000) {
      await turn()
      for (; failed < commits.length; failed++) commits[failed]?.fail(new Error('away'))
      await clock.advance(2_000)
    }
    await refusal
    const next = group.append(append('b'))
    await turn()
    commits.at(-1)?.answer()
    expect(await next).toEqual(ok)
    await group.idle()
  })
})
