import type { Risk } from '@clausemint/protocol'
import { createMemo, createSignal } from 'solid-js'
import type { ContractStore } from './contract-store.ts'
import type { FindingModel } from './finding-models.ts'
import { byRisk, risks } from './risk-words.ts'

export const decidedChoices = ['all', 'open', 'decided'] as const
export type DecidedChoice = (typeof decidedChoices)[number]
/** The gravest first, or as they come in the contract. */
export type Order = 'risk' | 'contract'

/** Which findings are listed, and in which order. */
export function createReviewFilter({ findings, rows }: ContractStore) {
  const [risk, setRisk] = createSignal<ReadonlySet<Risk>>(new Set(risks))
  const [decided, setDecided] = createSignal<DecidedChoice>('all')
  const [order, setOrder] = createSignal<Order>('risk')

  const places = createMemo(() => new Map(rows.rows().map(({ id }, index) => [id, index])))
  const placeOf = (model: FindingModel) => {
    const { clauseId } = model.finding()
    return (clauseId === undefined ? undefined : places().get(clauseId)) ?? Number.POSITIVE_INFINITY
  }
  const compare = (a: FindingModel, b: FindingModel): number => {
    const risky = byRisk(a.finding(), b.finding())
    // Both may be nowhere, and Infinity - Infinity is no number.
    const placed = placeOf(a) === placeOf(b) ? 0 : placeOf(a) - placeOf(b)
    return order() === 'risk' ? risky || placed : placed || risky
  }
  const shown = createMemo(
    () =>
      findings
        .models()
        .filter(
          (model) =>
            risk().has(model.finding().risk) &&
            (decided() === 'all' || (model.decision() !== undefined) === (decided() === 'decided')),
        )
        .toSorted(compare),
    [],
    { equals: (a, b) => a.length === b.length && a.every((model, index) => model === b[index]) },
  )

  /** The next one of the list or the one before it; from nowhere the first or the last. One that has left keeps its place. */
  function neighbour(from: FindingModel | undefined, by: 1 | -1): FindingModel | undefined {
    const list = shown()
    if (!from) return by === 1 ? list[0] : list.at(-1)
    const all = findings.models().toSorted(compare)
    const at = all.indexOf(from)
    const onTheWay = by === 1 ? all.slice(at + 1) : all.slice(0, Math.max(0, at)).reverse()
    return onTheWay.find((model) => list.includes(model)) ?? (by === 1 ? list.at(-1) : list[0])
  }

  return {
    shown,
    neighbour,
    isShown: (of: Risk) => risk().has(of),
    toggle: (of: Risk) =>
      setRisk((before) => {
        const next = new Set(before)
        if (!next.delete(of)) next.add(of)
        return next
      }),
    decided,
    setDecided,
    order,
    setOrder,
    /** Everything is listed again, so that a finding somebody goes to is among them. */
    showAll: () => {
      setRisk(new Set(risks))
      setDecided('all')
    },
  }
}
