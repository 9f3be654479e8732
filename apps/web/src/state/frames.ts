/** How often something happens for a tab that nobody sees: frames do not come there. */
const hiddenMs = 500

/** Calls back before the next paint, or soon when there is no paint to come. */
export function nextFrame(callback: () => void): () => void {
  if (document.visibilityState === 'hidden') {
    const timer = setTimeout(callback, hiddenMs)
    return () => clearTimeout(timer)
  }
  let done = false
  const run = () => {
    if (done) return
    done = true
    cancelAnimationFrame(frame)
    document.removeEventListener('visibilitychange', run)
    callback()
  }
  const frame = requestAnimationFrame(run)
  // A tab that is hidden between the request and the frame would wait for its return.
  document.addEventListener('visibilitychange', run, { once: true })
  return () => {
    done = true
    cancelAnimationFrame(frame)
    document.removeEventListener('visibilitychange', run)
  }
}

/** Calls back after `ms`; the returned function calls it off. */
export function after(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms)
  return () => clearTimeout(timer)
}

export const prefersReducedMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches
