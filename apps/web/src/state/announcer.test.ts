import { expect, test } from 'vitest'
import { createAnnouncer } from './announcer.ts'

/** A clock that is wound on by hand. */
function clock() {
  const due: (() => void)[] = []
  return {
    after: (_ms: number, callback: () => void) => void due.push(callback),
    pass: () => due.shift()?.(),
  }
}

test('what is announced at the same moment is said one after the other', () => {
  const { after, pass } = clock()
  const { message, announce } = createAnnouncer(after)
  announce('Saved.')
  announce('The review is complete.')
  announce('Connected again.')
  expect(message()).toBe('Saved.')
  pass()
  expect(message()).toBe('The review is complete.')
  pass()
  expect(message()).toBe('Connected again.')
  pass()
  announce('Stopping.')
  expect(message()).toBe('Stopping.')
})

test('the same words twice are a change of the region each time', () => {
  const { after, pass } = clock()
  const { message, announce } = createAnnouncer(after)
  announce('Saved.')
  announce('Saved.')
  const first = message()
  pass()
  expect(message()).not.toBe(first)
  expect(message().trim()).toBe('Saved.')
})

test('the last of many waits no longer than that of a few', () => {
  const { after, pass } = clock()
  const { message, announce } = createAnnouncer(after)
  for (let file = 0; file < 100; file++) announce(`${file}.pdf is read.`)
  announce('Stopping.')
  pass()
  expect(message()).toMatch(/^1\.pdf is read\. .*99\.pdf is read\. Stopping\.$/)
})
