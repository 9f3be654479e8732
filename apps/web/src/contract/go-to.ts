import { prefersReducedMotion } from '../state/frames.ts'

/** What is out of sight has an estimated height: an element is there only once it stands still. */
const stillFrames = 5
const mostFrames = 90

let letGo = () => {}

/** Brings an element into sight and puts the focus on it. */
export function goTo(element: HTMLElement, block: ScrollLogicalPosition = 'center'): void {
  letGo()
  element.focus({ preventScroll: true })
  const { top, bottom } = element.getBoundingClientRect()
  const isNear = bottom > -innerHeight / 2 && top < innerHeight * 1.5
  if (isNear && !prefersReducedMotion()) element.scrollIntoView({ block, behavior: 'smooth' })
  else keepInSight(element, block)
}

/** Scrolls until nothing that is laid out on the way moves the element any longer, or the reader scrolls. */
function keepInSight(element: HTMLElement, block: ScrollLogicalPosition): void {
  const listening = new AbortController()
  letGo = () => listening.abort()
  for (const type of ['wheel', 'touchmove', 'keydown', 'pointerdown'])
    addEventListener(type, letGo, { capture: true, passive: true, signal: listening.signal })

  let before = Number.NaN
  let still = 0
  let frames = 0
  const step = () => {
    if (listening.signal.aborted) return
    element.scrollIntoView({ block, behavior: 'instant' })
    const { top } = element.getBoundingClientRect()
    still = Math.abs(top - before) < 1 ? still + 1 : 0
    before = top
    frames += 1
    if (still < stillFrames && frames < mostFrames && element.isConnected) requestAnimationFrame(step)
    else listening.abort()
  }
  step()
}
