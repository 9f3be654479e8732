import type { AppError } from '@clausemint/client'
import type { Decision, Finding, RoomState } from '@clausemint/protocol'
import { type Accessor, createSignal, type Setter } from 'solid-js'

/** What was asked for and is not known yet. */
export type PendingDecision = Decision['verdict'] | 'undone'

/** One finding with what became of it. The same object as long as the page stands, so that what shows it stays, too. */
export interface FindingModel {
  readonly id: string
  finding: Accessor<Finding>
  decision: Accessor<Decision | undefined>
  pending: Accessor<PendingDecision | undefined>
  setPending: Setter<PendingDecision | undefined>
  /** Why the last wish was not carried out. */
  failure: Accessor<AppError | undefined>
  setFailure: Setter<AppError | undefined>
}

interface KnownModel extends FindingModel {
  setFinding: Setter<Finding>
  setDecision: Setter<Decision | undefined>
}

/** Keeps the models in step with the room. */
export function createFindingModels() {
  const known = new Map<string, KnownModel>()
  const [models, setModels] = createSignal<FindingModel[]>([])

  function modelOf(finding: Finding): KnownModel {
    const before = known.get(finding.id)
    if (before) {
      before.setFinding(finding)
      return before
    }
    const [get, setFinding] = createSignal(finding, { equals: sameFinding })
    const [decision, setDecision] = createSignal<Decision>()
    const [pending, setPending] = createSignal<PendingDecision>()
    const [failure, setFailure] = createSignal<AppError>()
    const model = {
      id: finding.id,
      finding: get,
      setFinding,
      decision,
      setDecision,
      pending,
      setPending,
      failure,
      setFailure,
    }
    known.set(finding.id, model)
    return model
  }

  return {
    /** In the order in which they came. */
    models,
    get: (id: string): FindingModel | undefined => known.get(id),
    update({ findings, decisions }: RoomState): void {
      const decided = new Map(decisions.map((decision) => [decision.findingId, decision]))
      const next = findings.map((finding) => {
        const model = modelOf(finding)
        const decision = decided.get(finding.id)
        if (model.decision() !== decision) {
          model.setFailure(undefined)
          model.setPending(undefined)
        }
        model.setDecision(decision)
        return model
      })
      setModels((before) =>
        before.length === next.length && before.every((model, index) => model === next[index]) ? before : next,
      )
    },
  }
}

const sameFinding = (a: Finding, b: Finding): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)
