import { describe, expect, test } from 'vitest'
import { type Continuation, continuationOf } from './continuation.ts'
import { findOverlap } from './overlap.ts'
import type { ModelRequest } from './provider.ts'

const request: ModelRequest = { system: '', messages: [], maxOutputTokens: 100, temperature: 0 }
const before = '1. The Receiving Party keeps the Confidential Information secret.\n\n2. Nobody else is told of it, whoe'

function cut(text: string): Continuation {
  const continuation = continuationOf(request, text)
  if (!continuation) throw new Error('too short to go on with')
  return continuation
}

/** The text after the seam, or what was decided instead. */
function joined(text: string, head: string, ended = true): string {
  const found = findOverlap(cut(text), head, ended)
  return typeof found === 'string' ? found : text.slice(0, found.offset) + found.text
}

describe('[G4] what is asked for again', () => {
  test('ends with a whole word, for the cut may be inside one', () => {
    const { kept, space, brokenWord, anchor } = cut(before)
    expect(kept).toMatch(/told of it,$/)
    expect({ space, brokenWord }).toEqual({ space: ' ', brokenWord: true })
    expect(kept.endsWith(anchor)).toBe(true)
    expect(anchor).not.toMatch(/^\s|\s$/)
  })

  test('is longer where the last words stand in the text before', () => {
    const twice = 'Alpha is the first of them. The parties agree to keep all of it secret, now and for ever after. '
    const text = `${twice}${twice.replace('Alpha', 'Omega')}`
    const { anchor, kept } = cut(text)
    expect(kept.indexOf(anchor)).toBe(kept.length - anchor.length)
    expect(anchor).toContain('Omega')
  })

  test('is not asked for where nothing would be recognised', () => {
    for (const text of ['# NDA', '', '____________________________________________________________', '😀😀😀😀'])
      expect(continuationOf(request, text)).toBeUndefined()
  })

  test('never splits an emoji of several code points, nor Chinese at half a pair', () => {
    const chinese = '双方不得将保密信息用于任何其他目的，也不得向任何第三方披露，双方同意如下条款并签署👩‍👩‍👧'
    const { kept, brokenWord } = cut(chinese)
    expect(kept).toBe('双方不得将保密信息用于任何其他目的，也不得向任何第三方披露，双方同意如下条款并签署')
    expect(brokenWord).toBe(true)
  })

  test('carries the text and not the request of a model-less task alone', () => {
    const { request: asked, anchor } = cut(before)
    expect(asked.messages.map(({ role }) => role)).toEqual(['assistant', 'user'])
    expect(asked.messages[1]?.text).toContain(anchor)
  })
})

describe('[G4] the join', () => {
  const { anchor } = cut(before)
  const whole = before.replace(/whoe$/, 'whoever asks.\n\n3. Term.')
  const rest = ' whoever asks.\n\n3. Term.'

  test('is made where the words are repeated', () => {
    expect(joined(before, anchor + rest)).toBe(whole)
  })

  test('waits until the words are there, and a little more', () => {
    const head = anchor + rest
    for (let length = 0; length < anchor.length + 8; length++)
      expect(joined(before, head.slice(0, length), false), `${length}`).toBe('undecided')
    expect(joined(before, head, false)).toBe(whole)
  })

  test('does not mind other white space in the repeated words', () => {
    expect(joined(before, `${anchor.replaceAll(' ', '\n')}${rest}`)).toBe(whole)
  })

  test('passes over chatter, but not over quotes and code fences', () => {
    const more = `${rest} ${'And so on. '.repeat(30)}`
    expect(joined(before, `Sure, here it is:\n\n${anchor}${rest}`)).toBe(whole)
    expect(joined(before, `Sure:\n\n${anchor}${more}`, false)).toBe(before.replace(/ whoe$/, more))
    expect(joined(before, `Sure: "${anchor}"${rest}`)).toBe('none')
    expect(joined(before, `\`\`\`markdown\n${anchor}${rest}\n\`\`\``)).toBe('none')
    expect(joined(before, `You wrote "${anchor}".\n\n${anchor}${rest}`)).toBe(whole)
  })

  test('is not made without the words, or with one of them changed', () => {
    expect(joined(before, rest)).toBe('none')
    expect(joined(before, anchor.replace('Nobody', 'Somebody') + rest)).toBe('none')
    expect(joined(before, '')).toBe('none')
    expect(joined(before, 'I can not do that. '.repeat(200), false)).toBe('none')
  })

  test('is not made where a word was begun and nothing more comes', () => {
    expect(joined(before, anchor)).toBe('none')
  })

  test('is made from the middle of the words where enough of them are left', () => {
    expect(joined(before, anchor.slice(anchor.indexOf(' ') + 1) + rest)).toBe(whole)
    expect(joined(before, anchor.slice(-12) + rest)).toBe('none')
  })

  test('keeps the paragraphs of whoever broke more lines', () => {
    const text = 'The Receiving Party keeps the Confidential Information secret.'
    const head = 'The Receiving Party keeps the Confidential Information secret.'
    expect(joined(`${text}\n\n`, `${head} 2. Term.`)).toBe(`${text}\n\n2. Term.`)
    expect(joined(`${text} `, `${head}\n\n2. Term.`)).toBe(`${text}\n\n2. Term.`)
    expect(joined(`${text}\n`, `${head}\n\n2. Term.`)).toBe(`${text}\n\n2. Term.`)
    expect(joined(`${text} `, `${head} 2. Term.`)).toBe(`${text} 2. Term.`)
    expect(joined(`${text}\n`, `${head}2. Term.`)).toBe('none')
  })

  test('does not count a ruled line as words', () => {
    const text = 'Signed by the authorised signatory of the Company: ______________'
    expect(joined(text, 'Signed by the authorised signatory of the Company: ____________________\n')).toBe(
      'Signed by the authorised signatory of the Company: ____________________\n',
    )
  })
})
