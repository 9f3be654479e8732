import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeText } from './merge-text.ts'
import { sentencesOf, wordsOf } from './tokens.ts'

const base =
  'The Recipient shall keep the Confidential Information secret for two years. It may disclose it to its advisers; they are bound alike.'
const edit = (from: string, to: string, text = base) => {
  expect(text).toContain(from)
  return text.replace(from, to)
}

describe('merging two edits of a clause', () => {
  it.each([
    [
      'in two sentences',
      edit('two years', 'three years'),
      edit('advisers', 'professional advisers'),
      'The Recipient shall keep the Confidential Information secret for three years. It may disclose it to its professional advisers; they are bound alike.',
    ],
    [
      'in one sentence',
      edit('The Recipient', 'Each party'),
      edit('two years', 'three years'),
      'Each party shall keep the Confidential Information secret for three years. It may disclose it to its advisers; they are bound alike.',
    ],
    [
      'one at the start, one at the end',
      `Unless agreed: ${base}`,
      `${base} So are they.`,
      `Unless agreed: ${base} So are they.`,
    ],
    [
      'one takes out, one puts in',
      edit(' secret', ''),
      edit('its advisers', 'its advisers and auditors'),
      'The Recipient shall keep the Confidential Information for two years. It may disclose it to its advisers and auditors; they are bound alike.',
    ],
    [
      'one adds a sentence, one edits that before it',
      `${base} New.`,
      edit('bound', 'held'),
      `${edit('bound', 'held')} New.`,
    ],
  ])('%s: both are in it', (_, ours, theirs, both) => {
    expect(mergeText(base, ours, theirs)).toBe(both)
    expect(mergeText(base, theirs, ours)).toBe(both)
  })

  it.each([
    ['the same word', edit('two years', 'three years'), edit('two years', 'five years')],
    ['words side by side', edit('two years', 'three years'), edit('two years', 'two months')],
    [
      'one takes out what the other edits',
      edit(' It may disclose it to its advisers;', ''),
      edit('advisers', 'lawyers'),
    ],
    ['both add at the same place', `${base} One more.`, `${base} Another.`],
    ['everything anew', 'Nothing is secret.', 'All is secret.'],
  ])('%s: a conflict, whoever was first', (_, ours, theirs) => {
    expect(mergeText(base, ours, theirs)).toBeUndefined()
    expect(mergeText(base, theirs, ours)).toBeUndefined()
  })

  it('what is too much changed to be compared is a conflict, and soon', () => {
    const long = (word: string) => Array.from({ length: 20_000 }, (_, i) => (i % 2 ? word : 'the')).join(' ')
    expect(mergeText(long('a'), long('b'), long('c'))).toBeUndefined()
    const sentences = Array.from({ length: 1000 }, (_, i) => `Sentence ${i} of a long clause that says much.`).join(' ')
    const ours = sentences.replace('Sentence 3 ', 'Sentence three ')
    const theirs = sentences.replace('Sentence 990 ', 'Sentence nine hundred and ninety ')
    expect(mergeText(sentences, ours, theirs)).toBe(ours.replace('Sentence 990 ', 'Sentence nine hundred and ninety '))
  })

  it('names that every object has are words like others', () => {
    const odd = 'constructor __proto__ toString hasOwnProperty end'
    expect(mergeText(odd, `new ${odd}`, `${odd} here`)).toBe(`new ${odd} here`)
  })
})

/** Words that come once each, so that it is plain which edit was made where. */
const words = fc.uniqueArray(fc.stringMatching(/^[a-z]{3,8}$/), { minLength: 6, maxLength: 60 })
const fresh = fc.array(fc.stringMatching(/^[A-Z]{3,8}$/), { maxLength: 3 })
const sentences = (list: readonly string[]) => list.map((word, i) => (i % 7 === 6 ? `${word}.` : word)).join(' ')
const anyText = fc
  .array(fc.constantFrom('the ', 'a ', 'shall ', 'not ', '. ', '; ', '\n', 'é', '🤝 ', '"', '  '), { maxLength: 40 })
  .map((list) => list.join(''))

describe('merging, whatever the texts', () => {
  it('joined pieces are the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), anyText), (text) => {
        expect(wordsOf(text).join('')).toBe(text)
        expect(sentencesOf(text).join('')).toBe(text)
      }),
    )
  })

  it('edits with untouched words between them are both made', () => {
    const edits = words.chain((list) => {
      const place = fc.integer({ min: 0, max: list.length })
      return fc.tuple(fc.constant(list), fc.array(place, { minLength: 4, maxLength: 4 }), fresh, fresh)
    })
    fc.assert(
      fc.property(edits, ([list, places, mine, yours]) => {
        const [a = 0, b = 0, c = 0, d = 0] = places.toSorted((one, other) => one - other)
        fc.pre(c > b + 1 && d < list.length)
        const made = (first: readonly string[] | undefined, second: readonly string[] | undefined) =>
          sentences([
            ...list.slice(0, a),
            ...(first ?? list.slice(a, b)),
            ...list.slice(b, c),
            ...(second ?? list.slice(c, d)),
            ...list.slice(d),
          ])
        // Full stops would wander with the number of words; these texts have none.
        const plain = (text: string) => text.replaceAll('.', '')
        const merged = mergeText(
          plain(made(undefined, undefined)),
          plain(made(mine, undefined)),
          plain(made(undefined, yours)),
        )
        expect(merged).toBe(plain(made(mine, yours)))
      }),
      { numRuns: 300 },
    )
  })

  it('the same edit twice is once, an untouched text gives way, and it does not matter who was first', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (text, ours, theirs) => {
        expect(mergeText(text, ours, ours)).toBe(ours)
        expect(mergeText(text, text, theirs)).toBe(theirs)
        expect(mergeText(text, ours, text)).toBe(ours)
        expect(mergeText(text, ours, theirs)).toBe(mergeText(text, theirs, ours))
      }),
      { numRuns: 500 },
    )
  })

  it('an edit that is in the other one already changes nothing more', () => {
    fc.assert(
      fc.property(words, fresh, (list, mine) => {
        const text = list.join(' ')
        const ours = [...list.slice(0, 2), ...mine, ...list.slice(2)].join(' ')
        const theirs = `${ours} At the end`
        fc.pre(list.length > 4)
        expect(mergeText(text, ours, theirs)).toBe(theirs)
      }),
    )
  })
})
