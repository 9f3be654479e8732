import { createHash } from 'node:crypto'
import { answerCalls } from '../harness/calls.ts'
import { percentile } from '../harness/statistics.ts'
import { tokenLength } from '../harness/tokens.ts'
import { type DialectName, dialects } from './dialects.ts'
import { Ages, Reading, type Watcher } from './reading.ts'
import { openEventStreamViewer, openSocketViewer, type Viewer } from './viewer.ts'

export interface ViewersRequest {
  dialect: DialectName
  url: string
  cookie: string
  /** One viewer for each: the stream it reads. */
  subjects: string[]
  /** Text before this offset is not timed: servers and readers warm up on it. */
  timedFrom: number
}

export interface ViewersResult {
  /** Ages of the tokens, in ms. */
  p50Ms: number
  p99Ms: number
  /** Tokens that one message brought, on average. */
  tokensAFrame: number
  /** What each viewer read, hashed. */
  hashes: { subject: string; hash: string }[]
}

let viewers: Viewer[] = []
const watch: Watcher = {
  units: Number.POSITIVE_INFINITY,
  timedFrom: 0,
  ages: new Ages(),
  passed: () => {},
  failed: () => {},
}

const delivered = () => viewers.reduce((sum, { reading }) => sum + reading.length, 0) / tokenLength

/** The viewers of all variants: one process, the same code but for the dialect. */
const calls = {
  /** Resolves once every viewer's subscription stands. */
  async open({ dialect, url, cookie, subjects, timedFrom }: ViewersRequest): Promise<void> {
    watch.timedFrom = timedFrom
    watch.ages = new Ages()
    const open = dialect === 'aiSdk' ? openEventStreamViewer : openSocketViewer
    viewers = []
    for (const [i, subject] of subjects.entries()) {
      const reading = new Reading(subject, watch)
      viewers.push(open({ dialect: dialects[dialect], url, cookie, request: 1 }, reading))
      // A listen queue has 511 places.
      if (i % 100 === 99) await Promise.all(viewers.map((viewer) => viewer.reading.opened.promise))
    }
    await Promise.all(viewers.map(({ reading }) => reading.opened.promise))
  },

  /** Resolves once every viewer has this many units of text, with the tokens that were delivered to all of them. */
  async reached(units: number): Promise<number> {
    const all = Promise.withResolvers<void>()
    let missing = viewers.filter(({ reading }) => reading.length < units).length
    watch.units = units
    watch.passed = () => --missing === 0 && all.resolve()
    watch.failed = all.reject
    if (missing === 0) all.resolve()
    await all.promise
    return delivered()
  },

  /** Closes all viewers. @throws Error when one failed or missed something. */
  close(_: null): ViewersResult {
    const failed = viewers.find(({ reading }) => reading.failure !== undefined)
    for (const viewer of viewers) viewer.close()
    if (failed) throw new Error(failed.reading.failure)
    const hashes = viewers.map(({ reading: { subject, text } }) => ({ subject, hash: sha256(text) }))
    const tokensAFrame = delivered() / viewers.reduce((sum, { reading }) => sum + reading.frames, 0)
    viewers = []
    const { values } = watch.ages
    return { p50Ms: percentile(values, 0.5), p99Ms: percentile(values, 0.99), tokensAFrame, hashes }
  },
}

export type ViewersCalls = typeof calls

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

answerCalls(calls)
