import type { ClauseTree, Comment } from '@clausemint/protocol'
import { type Accessor, createSignal, type Setter } from 'solid-js'
import { type ClauseFacts, clauseFacts, sameFacts } from './clause-facts.ts'
import type { FindingModel } from './finding-models.ts'
import type { OriginalWords } from './original-words.ts'

/** A row of the sheet: the same object as long as the clause is there, so that an edit touches one row. */
export interface ClauseRow {
  readonly id: string
  facts: Accessor<ClauseFacts>
  findings: Accessor<readonly FindingModel[]>
  comments: Accessor<readonly Comment[]>
  /** What it was before anybody changed it here: other words, or nothing. Absent where it is as it came. */
  original: Accessor<string | undefined>
  /** The heading before anybody changed it here; absent where it is as it came. */
  originalHeading: Accessor<string | undefined>
}

interface KnownRow extends ClauseRow {
  setFacts: Setter<ClauseFacts>
  setFindings: Setter<readonly FindingModel[]>
  setComments: Setter<readonly Comment[]>
  setOriginal: Setter<string | undefined>
  setOriginalHeading: Setter<string | undefined>
}

const sameList = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index])
const nothing: readonly never[] = []

/** Keeps the rows in step with the tree, the findings and the comments. */
export function createClauseRows() {
  const known = new Map<string, KnownRow>()
  const [rows, setRows] = createSignal<readonly ClauseRow[]>([], { equals: sameList })

  function createRow(facts: ClauseFacts): KnownRow {
    const [get, setFacts] = createSignal(facts, { equals: sameFacts })
    const [findings, setFindings] = createSignal<readonly FindingModel[]>(nothing, { equals: sameList })
    const [comments, setComments] = createSignal<readonly Comment[]>(nothing, { equals: sameList })
    const [original, setOriginal] = createSignal<string>()
    const [originalHeading, setOriginalHeading] = createSignal<string>()
    const of = { id: facts.clause.id, facts: get, setFacts, findings, setFindings }
    return { ...of, comments, setComments, original, setOriginal, originalHeading, setOriginalHeading }
  }

  return {
    rows,
    get: (id: string): ClauseRow | undefined => known.get(id),
    showTree(tree: ClauseTree): void {
      const next = clauseFacts(tree).map((facts) => {
        const row = known.get(facts.clause.id) ?? createRow(facts)
        known.set(row.id, row)
        row.setFacts(facts)
        return row
      })
      setRows(next)
    },
    showOriginal({ texts, headings, added }: OriginalWords): void {
      for (const row of known.values()) {
        row.setOriginal(added.has(row.id) ? '' : texts.get(row.id))
        row.setOriginalHeading(headings.get(row.id))
      }
    },
    showFindings(models: readonly FindingModel[]): void {
      const byClause = Map.groupBy(models, (model) => model.finding().clauseId)
      for (const row of known.values()) row.setFindings(byClause.get(row.id) ?? nothing)
    },
    showComments(comments: readonly Comment[]): void {
      const byClause = Map.groupBy(comments, ({ clauseId }) => clauseId)
      for (const row of known.values()) row.setComments(byClause.get(row.id) ?? nothing)
    },
  }
}
export type ClauseRows = ReturnType<typeof createClauseRows>
