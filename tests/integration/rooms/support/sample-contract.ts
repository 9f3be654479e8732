import type { Clause, ClauseKind, ClauseTree, Finding, RoomEvent } from '@clausemint/protocol'

const clause = (
  id: string,
  label: string,
  kind: ClauseKind,
  text: string,
  more: Partial<Pick<Clause, 'heading' | 'children' | 'level'>> = {},
): Clause => ({ id, label, level: 0, text, kind, version: 1, children: [], ...more })

/** A contract without a governing law: numbered clauses, one with parts, then signatures and a schedule. */
export const sampleTree: ClauseTree = {
  clauses: [
    clause('parties', '', 'parties', 'This Agreement is made between Asterion Labs and Borealis Trading.'),
    clause('use', '1.', 'confidentiality', 'Each party shall keep it secret. It shall be used for the Purpose only.', {
      heading: 'Confidentiality',
      children: [
        clause('use.a', '(a)', 'confidentiality', 'Advisers may see it where they are bound alike.', { level: 1 }),
        clause('use.b', '(b)', 'confidentiality', 'Courts may see it where the law says so.', { level: 1 }),
      ],
    }),
    clause(
      'term',
      '2.',
      'term',
      'This Agreement lasts for two years. Either party may end it with a month of notice.',
      {
        heading: 'Term',
      },
    ),
    clause('signatures', '', 'signatures', 'Signed by: ____________'),
    clause('schedule', 'Schedule 1', 'other', 'The Purpose is a joint study.'),
  ],
}

const finding = (id: string, more: Partial<Finding>): Finding => ({
  id,
  check: id,
  title: `About ${id}`,
  origin: 'checks',
  risk: 'red',
  outcome: 'unacceptable',
  weight: 'must',
  reason: 'It is not what this side wants.',
  ...more,
})

const at = (clauseId: string, text: string, quote: string): Pick<Finding, 'clauseId' | 'quote' | 'anchor'> => {
  const start = text.indexOf(quote)
  return { clauseId, quote, anchor: { clauseId, version: 1, start, end: start + quote.length } }
}
const [, use, term] = sampleTree.clauses

/** On the sample: two on one clause, one on another, one for what is missing, one that suggests nothing. */
const sampleFindings: Finding[] = [
  finding('term', { ...at('term', term?.text ?? '', 'two years'), suggestion: 'three years' }),
  finding('notice', { ...at('term', term?.text ?? '', 'a month of notice'), suggestion: '[30] days’ notice' }),
  finding('use', { ...at('use', use?.text ?? '', 'for the Purpose only'), suggestion: 'for no other purpose' }),
  finding('law', {
    title: 'Governing law',
    outcome: 'missing',
    suggestion: 'This Agreement is governed by the laws of [State].',
  }),
  finding('fine', { ...at('use', use?.text ?? '', 'secret'), risk: 'green', outcome: 'preferred' }),
]

/** When a review was made that is only there to be decided on. */
export const someTime = '2026-01-01T00:00:00.000Z'

/** What the room of a reviewed contract holds. */
export const reviewEvents = (
  generationId: string,
  by: string,
  findings: readonly Finding[] = sampleFindings,
): RoomEvent[] => {
  return [
    { type: 'generation-started', generationId, task: 'review', by, at: someTime },
    ...findings.map((one): RoomEvent => ({ type: 'finding', generationId, finding: one })),
    { type: 'generation-ended', generationId, status: 'completed', at: someTime },
  ]
}
