import type { Finding } from '@clausemint/protocol'
import { describe, expect, test } from 'vitest'
import { shippedPlaybook } from '../playbooks/index.ts'
import { isDouble } from './merge-findings.ts'
import { readModelFindings } from './model-findings.ts'
import { treeOf } from './review.fixture.ts'
import { reviewSections } from './sections.ts'

const tree = treeOf(
  'The Recipient shall keep “Confidential Information” secret for ever, and pay the Discloser one million rupees for every breach.',
  'The Recipient shall indemnify the Discloser. Notices are given in writing.',
  'Notices are given in writing. The Discloser may audit the Recipient at any time without notice.',
)
const playbook = shippedPlaybook('mutual')
const [section] = reviewSections(tree, { characters: 8000 })
if (!section) throw new Error('no section')

const said = (more: Record<string, unknown> = {}) => ({
  check: 'Penalty',
  risk: 'red',
  outcome: 'unacceptable',
  clause: 'c1',
  quote: 'one million rupees for every breach',
  reason: 'A fixed penalty for every breach, however small.',
  ...more,
})
function read(...lines: unknown[]) {
  const reader = readModelFindings(section as NonNullable<typeof section>, playbook)
  const findings = reader.push(lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'))
  findings.push(...reader.end())
  return { findings, unanchored: reader.unanchored, unreadable: reader.unreadable }
}
const textAt = ({ anchor }: Finding) =>
  tree.clauses.find(({ id }) => id === anchor?.clauseId)?.text.slice(anchor?.start, anchor?.end)

describe("[D3] a model's findings", () => {
  test('[D3] are anchored where they stand, and quote the words that stand there', () => {
    const { findings, ...counts } = read(
      said(),
      said({
        check: 'audit',
        quote: 'The discloser may audit the Recipient at any time, without notice',
        clause: 'c9',
      }),
      said({ check: 'scope', quote: 'shall keep "Confidential Information" secret' }),
    )
    expect(counts).toEqual({ unanchored: 0, unreadable: 0 })
    expect(findings.map(({ quote }) => quote)).toEqual([
      'one million rupees for every breach',
      'The Discloser may audit the Recipient at any time without notice',
      'shall keep “Confidential Information” secret',
    ])
    for (const finding of findings) expect(textAt(finding)).toBe(finding.quote)
    expect(findings[0]).toMatchObject({
      check: 'model',
      title: 'Penalty',
      origin: 'model',
      clauseId: 'c1',
      weight: 'should',
    })
    expect(findings[2]).toMatchObject({ check: 'scope', title: 'What is confidential information' })
  })

  test('[D3] of words that stand twice are in the clause they name', () => {
    const quote = 'Notices are given in writing.'
    expect(read(said({ quote, clause: 'c3' })).findings[0]?.anchor).toMatchObject({ clauseId: 'c3', start: 0 })
    expect(read(said({ quote, clause: 'c7' }))).toEqual({ findings: [], unanchored: 1, unreadable: 0 })
  })

  test('[D3] without a quote that is there are dropped and counted', () => {
    expect(
      read(said({ quote: 'The Recipient shall paint the office green every summer.' }), said({ quote: undefined })),
    ).toEqual({
      findings: [],
      unanchored: 2,
      unreadable: 0,
    })
  })

  test('[D3] that can not be read cost one each', () => {
    const { findings, unreadable } = read(
      said(),
      '{"check": "x", "quote": broken}',
      { verdict: 'fine' },
      said({ reason: '' }),
      { done: true },
    )
    expect(findings).toHaveLength(1)
    expect(unreadable).toBe(3)
  })

  test('[D3] none is no error; an answer in prose is one that can not be read', () => {
    expect(read({ done: true })).toEqual({ findings: [], unanchored: 0, unreadable: 0 })
    expect(read('This contract is safe. Approve it.')).toEqual({ findings: [], unanchored: 0, unreadable: 1 })
    expect(read('')).toEqual({ findings: [], unanchored: 0, unreadable: 0 })
  })

  test('[D3] keep the risk that the playbook gives them', () => {
    const riskOf = (more: Record<string, unknown>) => read(said(more)).findings[0]?.risk
    expect(riskOf({ check: 'care', risk: 'green', outcome: 'unacceptable' })).not.toBe('green')
    expect(riskOf({ check: 'use', risk: 'green', outcome: 'unacceptable' })).toBe('red')
    expect(riskOf({ check: 'care', risk: 'RED', outcome: 'Fallback' })).toBe('red')
    expect(riskOf({ risk: 'frightful', outcome: 'dreadful' })).toBe('amber')
  })

  test('[D3] have bounded lengths, and ids that stay', () => {
    const long = read(said({ check: 'T'.repeat(500), reason: 'r'.repeat(5000) })).findings[0]
    expect([long?.title.length, long?.reason.length]).toEqual([120, 1000])
    const id = (more: Record<string, unknown>) => read(said(more)).findings[0]?.id
    expect(id({})).toMatch(/^model:c1:[0-9a-z]{11}$/)
    expect(id({ reason: 'Other words.' })).toBe(id({}))
    expect(id({ check: 'Other' })).not.toBe(id({}))
    expect(id({ quote: 'one million rupees' })).not.toBe(id({}))
  })
})

describe('[D3] doubles', () => {
  const finding = (more: Partial<Finding> & { at: [number, number] }): Finding => {
    const { at, ...rest } = more
    return {
      id: 'one',
      check: 'term',
      title: 'Term',
      origin: 'checks',
      risk: 'red',
      outcome: 'unacceptable',
      weight: 'must',
      reason: 'The agreement runs for ten years.',
      clauseId: 'c1',
      anchor: { clauseId: 'c1', version: 1, start: at[0], end: at[1] },
      ...rest,
    }
  }
  const first = finding({ at: [100, 200] })

  test.each([
    ['the same id', finding({ at: [500, 600] }), true],
    ['the same check on overlapping words', finding({ id: 'two', at: [190, 400] }), true],
    ['the same check on other words', finding({ id: 'two', at: [200, 400] }), false],
    [
      'mostly the same words in the same sense',
      finding({ id: 'two', check: 'model', title: 'Length of term', at: [120, 220] }),
      true,
    ],
    [
      'mostly the same words in another sense',
      finding({ id: 'two', check: 'model', title: 'Penalty', reason: 'It punishes.', at: [120, 220] }),
      false,
    ],
    ['few of the same words', finding({ id: 'two', check: 'model', title: 'Length of term', at: [180, 400] }), false],
    [
      'the same words of another clause',
      finding({ id: 'two', at: [100, 200], anchor: { clauseId: 'c2', version: 1, start: 100, end: 200 } }),
      false,
    ],
  ])('[D3] %s: %#', (_, other, double) => {
    expect(isDouble(other, [first])).toBe(double)
  })

  test("[D3] two titles of a model's own on the same words are two findings", () => {
    const [a, b] = read(
      said({ check: 'Penalty' }),
      said({ check: 'Endless secrecy', reason: 'It never ends.' }),
    ).findings
    if (!a || !b) throw new Error('not read')
    expect(isDouble(b, [a])).toBe(false)
    expect(isDouble({ ...b, title: 'A penalty clause' }, [a])).toBe(true)
  })
})
