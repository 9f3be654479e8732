import { createPacer } from './pacer.ts'

/** Where text goes. */
export interface TextSink {
  append(text: string): void
  finish(): void
  clear(): void
}

export interface TypistOptions {
  sink: TextSink
  /** Milliseconds, of any beginning. */
  now(): number
  /** Calls back after some milliseconds, in a task of its own; the returned function calls it off. */
  after(ms: number, callback: () => void): () => void
  /** Whether text is to appear at once: the reader asked for less motion. */
  isInstant(): boolean
  /** Takes in what has arrived, at the beginning of every frame: one frame for that and for showing it. */
  beforeFrame?(): void
  /** Called after every frame that changed something. */
  onFrame?(): void
}

/** Types text into the sink at the pace it arrives, a little per frame. */
export interface Typist {
  /** Asks for a frame, at whose beginning text is taken in. */
  wake(): void
  /** `at`: when it arrived, by `now`. */
  push(text: string, at?: number): void
  /** Goes on from `text`; what stands on the paper stays where the two agree. */
  replace(text: string): void
  /** No more will come: the rest appears at once. */
  finish(): void
  /** Whether everything that arrived is shown. */
  readonly isIdle: boolean
  stop(): void
}

/**
 * Text is typed thirty times a second: nobody reads faster, and what every frame costs the rest of the page and of the
 * machine is spent half as often. By a timer, not before a paint: what is scrolled before a paint is told in the next one,
 * and would make it two.
 */
const betweenFramesMs = 33
/** A frame's share for text; a page that shows a long document must still answer to a click. */
const frameBudgetMs = 10
const slice = 2048

export function createTypist({ sink, now, after, isInstant, beforeFrame, onFrame }: TypistOptions): Typist {
  const pacer = createPacer()
  /** What has arrived and is not shown. */
  let waiting = ''
  let text = ''
  let shown = 0
  let lastFrame = Number.NEGATIVE_INFINITY
  let ended = false
  let closed = false
  let callOff: (() => void) | undefined
  /** What is taken in now is shown in this frame; no other need be asked for. */
  let isFrame = false

  function frame(): void {
    callOff = undefined
    const begun = now()
    lastFrame = begun
    isFrame = true
    beforeFrame?.()
    isFrame = false
    const due = ended || isInstant() ? pacer.flush() : pacer.due(begun)
    while (shown < due && now() - begun < frameBudgetMs) {
      const end = wholeCharacters(waiting, Math.min(due - shown, slice), ended)
      if (end === 0) break
      sink.append(waiting.slice(0, end))
      waiting = waiting.slice(end)
      shown += end
    }
    if (ended && waiting === '' && !closed) {
      closed = true
      sink.finish()
    }
    onFrame?.()
    if (waiting !== '') schedule()
  }

  function schedule(): void {
    if (!isFrame) callOff ??= after(Math.max(0, lastFrame + betweenFramesMs - now()), frame)
  }

  return {
    wake: schedule,
    push(arrived, at = now()) {
      if (arrived === '') return
      waiting += arrived
      text += arrived
      pacer.arrive(arrived.length, at)
      schedule()
    },
    replace(next) {
      const agrees = next.length >= shown && next.slice(0, shown) === text.slice(0, shown)
      if (!agrees || closed) {
        sink.clear()
        shown = 0
      }
      text = next
      waiting = next.slice(shown)
      ended = false
      closed = false
      pacer.restart(shown)
      if (waiting !== '') pacer.arrive(waiting.length, now())
      schedule()
    },
    finish() {
      ended = true
      schedule()
    },
    get isIdle() {
      return waiting === '' && callOff === undefined
    },
    stop() {
      callOff?.()
      callOff = undefined
    },
  }
}

/** Not between the halves of a surrogate pair, unless the text ends there. */
function wholeCharacters(text: string, end: number, ended: boolean): number {
  const last = text.charCodeAt(end - 1)
  const isHalf = last >= 0xd800 && last <= 0xdbff
  if (!isHalf || (ended && end === text.length)) return end
  return end < text.length ? end + 1 : end - 1
}
