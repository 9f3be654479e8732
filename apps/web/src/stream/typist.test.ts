import { expect, test } from 'vitest'
import { spreadMs } from './pacer.ts'
import { createTypist } from './typist.ts'

function typistUnderTest({ instant = false } = {}) {
  let time = 0
  let waiting: { at: number; callback: () => void } | undefined
  const shown: string[] = []
  const calls: string[] = []
  const typist = createTypist({
    sink: {
      append: (text) => shown.push(text),
      finish: () => calls.push('finish'),
      clear: () => {
        shown.length = 0
        calls.push('clear')
      },
    },
    now: () => time,
    after(ms, callback) {
      waiting = { at: time + ms, callback }
      return () => {
        waiting = undefined
      }
    },
    isInstant: () => instant,
  })
  return {
    typist,
    calls,
    page: () => shown.join(''),
    frame(ms = 33) {
      time += ms
      if (!waiting || waiting.at > time) return
      const { callback } = waiting
      waiting = undefined
      callback()
    },
  }
}

const words = 'Confidential Information means everything. '.repeat(20)

test('text appears bit by bit, in order, and within 150 ms', () => {
  const { typist, page, frame } = typistUnderTest()
  typist.push(words)
  frame()
  expect(page().length).toBeGreaterThan(0)
  expect(page().length).toBeLessThan(words.length / 2)
  for (let i = 0; i < 8; i++) frame()
  expect(page()).toBe(words)
})

test('at the end the rest appears in one frame', () => {
  const { typist, page, frame, calls } = typistUnderTest()
  typist.push(words)
  typist.finish()
  frame()
  expect(page()).toBe(words)
  expect(calls).toEqual(['finish'])
})

test('with less motion asked for, all that arrived is there in the next frame', () => {
  const { typist, page, frame } = typistUnderTest({ instant: true })
  typist.push(words)
  frame()
  expect(page()).toBe(words)
})

test('a character of two units is never torn', () => {
  const { typist, page, frame } = typistUnderTest()
  typist.push('\u{1F58B}'.repeat(50))
  for (let i = 0; i < 20; i++) {
    frame(3)
    expect(page().isWellFormed()).toBe(true)
  }
})

test('text is typed thirty times a second, however often it arrives', () => {
  const { typist, page, frame } = typistUnderTest()
  typist.push(words)
  frame(16)
  const { length } = page()
  frame(16)
  expect(page().length).toBe(length)
  frame(17)
  expect(page().length).toBeGreaterThan(length)
})

test('a replacement keeps what agrees and clears what does not', () => {
  const { typist, page, frame, calls } = typistUnderTest({ instant: true })
  typist.push('The first draft')
  frame()
  typist.replace('The first draft goes on')
  frame()
  expect(page()).toBe('The first draft goes on')
  expect(calls).toEqual([])
  typist.replace('Another')
  frame()
  expect(page()).toBe('Another')
  expect(calls).toEqual(['clear'])
})

test('what has arrived is taken in and shown in the same frame, by the moment at which it arrived', () => {
  let time = 0
  let frame: (() => void) | undefined
  let asked = 0
  const gathered: string[] = []
  let page = ''
  const typist = createTypist({
    sink: {
      append(text) {
        page += text
      },
      finish: () => {},
      clear: () => {},
    },
    now: () => time,
    after(_ms, callback) {
      asked += 1
      frame = callback
      return () => {}
    },
    isInstant: () => false,
    beforeFrame: () => {
      for (const text of gathered.splice(0)) typist.push(text, 0)
    },
  })
  gathered.push(words)
  typist.wake()
  time = 40
  frame?.()
  expect(page.length).toBe(Math.floor(words.length * (40 / spreadMs)))
  expect(asked).toBe(2)
})
