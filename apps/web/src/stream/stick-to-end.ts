/** Keeps a scroller at its end while the reader is there, and lets go at the smallest scroll up. */
export interface StickToEnd {
  /** The content grew or shrank. */
  follow(): void
  /** Goes to the end, and stays there. */
  stick(): void
  dispose(): void
}

/** As close to the end as counts as being there, in CSS pixels: less than a line. */
const nearPx = 24

/** @param onStick told whenever the reader leaves the end or comes back to it */
export function createStickToEnd(scroller: HTMLElement, onStick: (isStuck: boolean) => void): StickToEnd {
  let isStuck = true
  let top = scroller.scrollTop
  const set = (next: boolean) => {
    if (next === isStuck) return
    isStuck = next
    onStick(next)
  }
  const distance = () => scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop

  const onScroll = () => {
    const before = top
    top = scroller.scrollTop
    // Text that shrank moves the reader up, too, but leaves them at the end.
    if (distance() <= 1) set(true)
    else if (top < before) set(false)
    else if (distance() <= nearPx) set(true)
  }
  // The wheel says where the reader wants to go before anything has moved.
  const onWheel = (event: WheelEvent) => {
    if (event.deltaY < 0 && scroller.scrollHeight > scroller.clientHeight) set(false)
  }
  scroller.addEventListener('scroll', onScroll, { passive: true })
  scroller.addEventListener('wheel', onWheel, { passive: true })

  const stick = () => {
    scroller.scrollTop = scroller.scrollHeight
    top = scroller.scrollTop
    set(true)
  }
  return {
    follow() {
      if (isStuck) stick()
    },
    stick,
    dispose() {
      scroller.removeEventListener('scroll', onScroll)
      scroller.removeEventListener('wheel', onWheel)
    },
  }
}
