import { lettersOf } from '../letters.ts'
import { lastMarker } from '../marker.ts'
import type { ProbeRecord } from '../probe-record.ts'

declare global {
  interface Window {
    probe: ProbeRecord
    /** What the bench waits for, instead of asking again and again what is measured. */
    until: {
      /** This marker stands on the page. */
      shown(marker: number): Promise<void>
      /** The page has these letters and digits, and no others. */
      letters(expected: string): Promise<void>
    }
  }
}

/** The same for every page: the sheet, or whatever says that it is measured. */
const measured = 'article.paper, [data-measured]'
/** Characters at the end that are looked at; a page that adds more at once has its last marker there all the same. */
const lookBack = 400

const record: ProbeRecord = { arrived: [], shown: [], longTasks: [] }
window.probe = record

const now = () => performance.timeOrigin + performance.now()

/** Text comes in order: whatever stands before the last marker has come with it at the latest. */
function reach(times: number[], marker: number): void {
  if (marker < times.length) return
  const at = now()
  while (times.length <= marker) times.push(at)
}

const waiting = new Set<() => void>()

/** Looks now, and after every change of the page. */
const when = (isSo: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (!isSo()) return
      waiting.delete(look)
      resolve()
    }
    waiting.add(look)
    look()
  })

window.until = {
  shown: (marker) => when(() => record.shown.length > marker),
  letters: (expected) => when(() => lettersOf(document.querySelector(measured)?.textContent ?? '') === expected),
}

const Socket = window.WebSocket
window.WebSocket = class extends Socket {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(url, protocols)
    this.addEventListener('message', ({ data }) => {
      if (typeof data === 'string') reach(record.arrived, lastMarker(data))
    })
  }
}

new MutationObserver(() => {
  const root = document.querySelector(measured)
  if (root) reach(record.shown, lastMarker(endOf(root)))
  for (const look of waiting) look()
}).observe(document, { subtree: true, childList: true, characterData: true })

function endOf(root: Element): string {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  let text = ''
  for (let node = walker.lastChild(); node && text.length < lookBack; node = walker.previousNode())
    text = `${node.nodeValue?.slice(-lookBack) ?? ''}\n${text}`
  return text
}

new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries())
    record.longTasks.push({ at: performance.timeOrigin + startTime, ms: duration })
}).observe({ type: 'longtask', buffered: true })
