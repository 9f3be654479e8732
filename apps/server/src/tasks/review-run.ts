import type { ModelRequest } from '@clausemint/ai'
import { type CheckOrder, type CheckResult, checks, isDouble, type Section } from '@clausemint/documents'
import { type ContractWorkers, ThreadError } from '@clausemint/documents/workers'
import {
  AppError,
  type Clause,
  type Dropped,
  type Finding,
  findClause,
  type GenerationEvent,
  type GenerationEventOf,
  type MemberId,
  type Progress,
  walkClauses,
} from '@clausemint/protocol'
import type { TaskContext } from '../generation/task.ts'
import { reviewMessages } from '../prompts/review.ts'
import { eventsOfCall } from './events-of-call.ts'
import { type Asked, reviewSection, type SectionEvent } from './review-section.ts'
import { sideBySide } from './side-by-side.ts'

export interface Review {
  order: CheckOrder
  /** Only this clause and what is below it. */
  clauseId: string | undefined
  sections: Section[]
  request(messages: ModelRequest['messages']): ModelRequest
  workers: Pick<ContractWorkers, 'check'>
  /** For whom: nobody's contracts take all threads. */
  member: MemberId
  /** What the review leaves beside its findings; filled while it runs. One that is gone on with counts from there. */
  made: Dropped & CheckResult
}

/** Sections a model is asked about at the same time. */
const atOnce = 3

/**
 * A review's events: what the checks find, at once; then what a model adds, section by section in the order of the
 * contract. One that was interrupted goes on at the section after the last that was whole.
 */
export async function* runReview(review: Review, context: TaskContext): AsyncGenerator<GenerationEvent> {
  const findings: Finding[] = [...(context.kept?.state.findings ?? [])]
  yield* checkAll(review, context, findings)
  yield* askForSections(review, context, findings)
}

/** The deterministic part. `findings`: what is known already, and what is told now. */
async function* checkAll(
  { order, clauseId, workers, member, made }: Review,
  { signal }: TaskContext,
  findings: Finding[],
): AsyncGenerator<GenerationEvent> {
  const total = checks.length
  yield { type: 'progress', stage: 'checking', done: 0, total }
  const wanted = clauseId === undefined ? undefined : clausesOf(order, clauseId)
  const known = new Set(findings.map(({ id }) => id))
  const done = new Set<string>()
  const checking = eventsOfCall<Finding, CheckResult>((tell) =>
    workers.check(order, { onFinding: tell, signal, owner: member }),
  )
  try {
    for await (const finding of checking.events) {
      done.add(finding.check)
      if (known.has(finding.id) || (wanted && !wanted.has(finding.clauseId ?? ''))) continue
      findings.push(finding)
      yield { type: 'finding', finding }
      yield { type: 'progress', stage: 'checking', done: Math.min(done.size, total), total }
    }
    Object.assign(made, await checking.result)
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof ThreadError && (error.code === 'timeout' || error.code === 'out_of_memory'))
      throw new AppError('too_large', 'This contract is too large to be checked.', {}, { cause: error })
    throw error
  }
}

const clausesOf = ({ tree }: CheckOrder, clauseId: string): Set<string> => {
  const clause: Clause | undefined = findClause(tree, clauseId)
  return new Set(clause ? [...walkClauses({ clauses: [clause] })].map(({ id }) => id) : [])
}

async function* askForSections(
  { order: { playbook }, sections, request, made }: Review,
  { ask, clock, kept }: TaskContext,
  findings: Finding[],
): AsyncGenerator<GenerationEvent> {
  const total = sections.length
  const reviewed = sectionsReviewed(kept?.state.progress, total)
  if (reviewed > 0) Object.assign(made, kept?.state.progress?.dropped)
  const todo = sections.slice(reviewed)
  const startedAt = clock.now()
  const writers = new Writers(kept)
  let done = reviewed
  let begun = reviewed > 0

  const progress = (more: Partial<GenerationEventOf<'progress'>> = {}): GenerationEvent => ({
    type: 'progress',
    stage: 'reviewing',
    done,
    total,
    ...droppedOf(made),
    ...more,
  })
  const eta = () => {
    const perSection = (clock.now() - startedAt) / Math.max(1, done - reviewed)
    return { etaMs: Math.round(perSection * (total - done)) }
  }
  function* eventsOf(event: SectionEvent): Generator<GenerationEvent> {
    switch (event.type) {
      case 'asked':
        yield* writers.asked(event.asked)
        break
      case 'waiting':
        yield begun
          ? progress({ provider: event.provider })
          : {
              type: 'progress',
              stage: 'warming-up',
              done: Math.floor((clock.now() - startedAt) / 1000),
              provider: event.provider,
            }
        break
      case 'writing':
        yield* writers.writes(event.asked)
        if (!begun && !writers.areNone) yield progress()
        begun = true
        break
      case 'finding':
        if (isDouble(event.finding, findings)) return
        findings.push(event.finding)
        yield event
        break
      case 'reviewed':
        made.unanchored += event.unanchored
        made.unreadable += event.unreadable
        done++
        yield progress(eta())
    }
  }

  const events = sideBySide(todo, {
    atOnce,
    open: (section, only) => {
      const known = findings.filter(({ clauseId }) => section.passages.some(({ clause }) => clause.id === clauseId))
      return reviewSection(ask(request(reviewMessages(section, known)), undefined, only), { section, playbook })
    },
  })
  for await (const event of events) {
    yield* eventsOf(event)
    // Chosen from the start, not fallen back to: nobody else would be asked about the other sections either.
    if (event.type === 'writing' && writers.areNone) return
  }
}

/** Said with the progress, so that a review which is gone on with counts from there; most models drop nothing. */
const droppedOf = ({ unanchored, unreadable }: Dropped): { dropped?: Dropped } =>
  unanchored + unreadable > 0 ? { dropped: { unanchored, unreadable } } : {}

/** How many are whole already; none where the contract was edited so that its sections are others now. */
const sectionsReviewed = (progress: Progress | undefined, total: number): number =>
  progress?.stage === 'reviewing' && progress.total === total ? progress.done : 0

/**
 * Who reviews, as its readers are told: each change of writer is one attempt that goes on where the last one ended. A
 * provider is named when it is first asked, for the text went there, and whenever it writes after another one.
 */
class Writers {
  readonly #named = new Set<string>()
  #attempt: number
  #because: Asked['because']
  #current: string | undefined
  #isFirst = true
  areNone = false

  constructor(kept: TaskContext['kept']) {
    this.#attempt = kept?.state.attempt ?? 0
    this.#because = kept?.because
  }

  *asked(asked: Asked): Generator<GenerationEvent> {
    if (!this.#named.has(nameOf(asked))) yield this.#attemptOf(asked)
  }

  *writes(asked: Asked): Generator<GenerationEvent> {
    if (this.#current !== nameOf(asked)) yield this.#attemptOf(asked)
    this.areNone = this.#isFirst && asked.provider === 'library' && asked.because === undefined
    this.#isFirst = false
  }

  #attemptOf(asked: Asked): GenerationEvent {
    const because = this.#because ?? asked.because
    this.#because = undefined
    this.#named.add(nameOf(asked))
    this.#current = nameOf(asked)
    this.#attempt++
    const { because: _, ...rest } = asked
    return {
      ...rest,
      attempt: this.#attempt,
      mode: this.#attempt === 1 ? 'first' : 'continue',
      offset: 0,
      ...(because !== undefined && { because }),
    }
  }
}

const nameOf = ({ provider, model }: Asked): string => `${provider} ${model}`
