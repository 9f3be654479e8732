import { createMemo, Show } from 'solid-js'
import type { ClauseRow } from '../../contract/clause-rows.ts'
import { compareWords } from '../../contract/compare-words.ts'
import { useContract } from '../../contract/contract.tsx'
import { type Passage, passageOf } from '../../contract/passage.ts'
import { acceptedText, type Mark, type Piece, piecesOf } from '../../contract/tracked-words.ts'
import { Pieces } from './pieces.tsx'

/** A clause's words: as they stand with what is suggested, as accepted, or as they were. */
export function ClauseText(props: { row: ClauseRow }) {
  const { pointing } = useContract()
  const text = () => props.row.facts().clause.text

  const marks = (): Mark[] => {
    const { clause } = props.row.facts()
    return props.row.findings().flatMap((model): Mark[] => {
      if (model.decision() !== undefined) return []
      const finding = model.finding()
      const passage = passageOf(finding, clause)
      if (!passage) return []
      const { suggestion } = finding
      // What is fine is not underlined: the sheet would be full of lines that ask for nothing.
      if (suggestion === undefined && finding.risk === 'green' && !pointing.isFinding(model.id)) return []
      return [
        {
          ...passage,
          findingId: model.id,
          isPointedAt: pointing.isFinding(model.id),
          ...(suggestion === undefined ? {} : { suggestion }),
        },
      ]
    })
  }
  const pointedAt = (): Passage | undefined => {
    if (!pointing.isClause(props.row.id)) return undefined
    const target = pointing.passage()
    if (target?.clauseId !== props.row.id) return undefined
    // Counted in words that are not there any more.
    return target.version === undefined || target.version === props.row.facts().clause.version
      ? target.passage
      : undefined
  }
  const pieces = createMemo((): readonly Piece[] => {
    const original = props.row.original()
    const target = pointedAt()
    // Most clauses look the same however the contract is read; they need not hear how it is.
    if (props.row.findings().length === 0 && original === undefined && !target) return [{ text: text() }]
    switch (pointing.mode()) {
      case 'accepted':
        return [{ text: acceptedText(text(), marks()) }]
      case 'original':
        return [{ text: original ?? text() }]
      case 'stands':
        return piecesOf(text(), [...marks(), ...(target ? [{ ...target, isPointedAt: true }] : [])], compareWords)
    }
  })
  const plain = () => {
    const [only, ...others] = pieces()
    return others.length === 0 && !only?.change && !only?.findingId && !only?.isPointedAt ? only : undefined
  }

  return (
    <Show when={plain()} fallback={<Pieces pieces={pieces()} />}>
      {(only) => <>{only().text}</>}
    </Show>
  )
}
