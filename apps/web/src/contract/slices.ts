import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import { nextFrame } from '../state/frames.ts'

/** What one frame may spend on new rows; the rest is for layout, paint and the reader. */
const frameMs = 8

/**
 * A list that is handed out slice by slice, a frame each, so that a long one never blocks the page. What comes to a list
 * that is there in full is there at once.
 */
export function createSlices<T>(all: Accessor<readonly T[]>, firstSlice: number) {
  const [count, setCount] = createSignal(firstSlice)
  const isWhole = createMemo(() => count() >= all().length)
  let step = firstSlice

  createEffect(
    on([isWhole, count], ([whole]) => {
      if (whole) return
      onCleanup(
        nextFrame(() => {
          const began = performance.now()
          setCount((before) => before + step)
          const took = performance.now() - began
          step = Math.max(firstSlice, Math.round(step * (took > frameMs ? 0.6 : 1.3)))
        }),
      )
    }),
  )

  return { shown: createMemo(() => (isWhole() ? all() : all().slice(0, count()))), isWhole }
}
