import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCitationFilter } from './citation-filter.ts'
import { createCiter } from './cite.ts'
import { CitedText } from './cited-text.ts'
import { smallPassages } from './contract.fixture.ts'

const seed = Number(process.env.TEST_SEED ?? 1)
const options = { seed, numRuns: process.env.TEST_FULL === '1' ? 20_000 : 1_500 }
const citer = createCiter(smallPassages)

function shownOf(pieces: readonly string[]): string {
  const filter = createCitationFilter(citer.cite)
  return pieces.map((piece) => filter.push(piece)).join('') + filter.end()
}
const whole = (raw: string): string => shownOf([raw])

describe('[D6] what is shown of a citation', () => {
  test.each([
    ['a passage', 'It ends [3].', 'It ends [2](clause:c2).'],
    ['its words', 'It ends [3: "lasts two years"].', 'It ends [2](clause:c2?15-30).'],
    ['words between other marks', 'It ends [3: “lasts two years” ].', 'It ends [2](clause:c2?15-30).'],
    ['words without marks', 'It ends [3: lasts two years].', 'It ends [2](clause:c2?15-30).'],
    ['words with marks in them', '[2: ""Confidential Information" means all"]', '[1\\(a\\)](clause:c1a?0-36)'],
    ['words with a changed case', '[3: "LASTS TWO years"]', '[2](clause:c2?15-30)'],
    ['words that stand twice', '[3: "Each party pays its own costs."]', '[2](clause:c2)'],
    ['the heading', '[3: "Term"]', '[2](clause:c2)'],
    ['several', 'So [1, 3; 3: "two years"]!', 'So [1](clause:c1), [2](clause:c2), [2](clause:c2?21-30)!'],
    ['the same twice', '[3, 3]', '[2](clause:c2)'],
    ['a run', '[1-2]', '[1](clause:c1), [1\\(a\\)](clause:c1a)'],
    [
      'a clause whose heading looks like a link',
      '[4]',
      '[\\[Reserved\\]\\(https://evil.example\\) \\*bold\\*](clause:c3)',
    ],
  ])('%s', (_what, raw, shown) => expect(whole(raw)).toBe(shown))

  test.each([
    ['a passage that was not given', 'It ends [99].', 'It ends.'],
    ['words that are not there', 'It ends [3: "lasts ten thousand years at the least"].', 'It ends.'],
    ['words of another passage', 'It ends [2: "lasts two years"].', 'It ends.'],
    ['some that are wrong among right ones', 'It ends [99, 3, 98].', 'It ends [2](clause:c2).'],
    ['one that was cut off', 'It ends [3: "lasts', 'It ends'],
    ['none but wrong ones', 'It [99] ends [98, 97]. [96]', 'It ends.'],
  ])('is nothing for %s', (_what, raw, shown) => expect(whole(raw)).toBe(shown))
})

describe('[D6] what else a model writes in brackets', () => {
  test.each([
    ['words', 'as [the Company] says [sic]', 'as [the Company] says [sic]'],
    ['a link', 'see [the law](https://evil.example "t") now', 'see the law now'],
    ['a link with a citation in it', '[two years [3]](x)', 'two years [2](clause:c2)'],
    ['a link to a clause', '[7.2](clause:c2?0-4)', '7.2'],
    ['a citation that is a link', 'ends [3](https://evil.example).', 'ends [2](clause:c2).'],
    ['a remark after a citation', 'ends [3](see there too).', 'ends [2](clause:c2)(see there too).'],
    ['an image', 'a ![pixel](https://evil.example/?q=1) b', 'a  b'],
    ['an exclamation before a citation', 'It ends![3]', 'It ends! [2](clause:c2)'],
    ['a definition', '[x]: https://evil.example', '[x]\\: https://evil.example'],
    ['an address that is a tag', '<https://evil.example> <a href="x">', '\\<https://evil.example> \\<a href="x">'],
    ['an escaped bracket', '\\[3] and \\\\[3]', '\\[3] and \\\\[2](clause:c2)'],
    [
      'a bracket without an end',
      `[${'a'.repeat(450)}](https://evil.example)`,
      `\\[${'a'.repeat(450)}]\\(https://evil.example)`,
    ],
    ['a bracket at the very end', 'and [then', 'and \\[then'],
  ])('%s', (_what, raw, shown) => expect(whole(raw)).toBe(shown))
})

test('[D6] no more is held back than a bracket may take', () => {
  const held = (start: string, most: number) => {
    const filter = createCitationFilter(citer.cite)
    let pushed = filter.push(start)
    for (let length = start.length; pushed === '' && length < 5_000; length++) pushed = filter.push('a')
    expect(pushed.length).toBeGreaterThan(most - 10)
    expect(pushed.length).toBeLessThan(most + 10)
  }
  held('[', 400)
  held('![', 400)
  held('[x](', 400)
  held('[3: "', 1_000)
})

/** What makes and breaks brackets, more often than chance would. */
const fragment = fc.oneof(
  fc.constantFrom(
    ...[
      '[3]',
      ' [3: "lasts two years"]',
      '[99]',
      '[3: "lasts\n',
      ' [3: "made up words that are nowhere"]',
      '[1, 3]',
      '[2: "any means"]',
    ],
    ...[
      '[',
      ']',
      '(',
      ')',
      '](',
      ']:',
      '!',
      '![',
      '<',
      '\\',
      ' ',
      '\n',
      '\n\n',
      '"',
      ':',
      ',',
      '3',
      '99',
      '-',
      '🤝🏽',
      '保',
    ],
    ...[
      '[a](https://evil.example)',
      '![a](b)',
      '[a][99](x)',
      'https://evil.example',
      'clause:c2',
      '(clause:c2)',
      'word ',
    ],
  ),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
  fc.constantFrom('x'.repeat(395), 'y '.repeat(200), 'z'.repeat(1_000)),
)
const anyText = fc.array(fragment, { maxLength: 25 }).map((parts) => parts.join(''))

/** A text in pieces cut anywhere, surrogate pairs included. */
const inPieces = fc.tuple(anyText, fc.array(fc.nat(), { maxLength: 12 })).map(([text, cuts]) => {
  const places = [0, ...cuts.map((cut) => cut % (text.length + 1)), text.length].sort((a, b) => a - b)
  return { text, pieces: places.slice(1).map((place, index) => text.slice(places[index], place)) }
})

const ownMarks = /\\[\s\S]|\[(?:\\.|[^\\[\]\n])+\]\(clause:(?:c1|c1a|c2|c3)(?:\?\d+-\d+)?\)/g

describe(`[D6] whatever a model writes (seed ${seed})`, () => {
  test('the shown text is the same, however it is cut, and no pair is split', () => {
    fc.assert(
      fc.property(inPieces, ({ text, pieces }) => {
        const filter = createCitationFilter(citer.cite)
        const shown = pieces.map((piece) => filter.push(piece))
        shown.push(filter.end())
        expect(shown.join('')).toBe(whole(text))
        for (const piece of shown) expect(piece.isWellFormed()).toBe(true)
      }),
      options,
    )
  })

  test('no link but to a clause, no definition, no tag, in any beginning of it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const filter = createCitationFilter(citer.cite)
        let shown = ''
        for (const unit of text) {
          shown += filter.push(unit)
          for (const [, address = ''] of shown.matchAll(/\]\(([\s\S]{0,7})/g))
            expect('clause:'.startsWith(address)).toBe(true)
        }
        shown += filter.end()
        const rest = shown.replaceAll(ownMarks, '.')
        expect(rest).not.toMatch(/\](?:\(|:)/)
        expect(rest).not.toContain('<')
        expect(shown).not.toMatch(/!\[(?:\\.|[^\\[\]])*\]\(/)
      }),
      // Every beginning of each is looked at.
      { seed, numRuns: options.numRuns / 4 },
    )
  })

  test('[G4] cut back to any place and written again, it is what it would have been', () => {
    fc.assert(
      fc.property(inPieces, fc.nat(), ({ text, pieces }, chance) => {
        const at = chance % (text.length + 1)
        const cited = new CitedText(citer)
        let shown = ''
        const add = (piece: { text: string; offset: number }) => {
          expect(piece.offset).toBe(shown.length)
          shown += piece.text
        }
        for (const piece of pieces) add(cited.push(piece))
        const offset = cited.cutBack(at)
        expect(offset).toBeLessThanOrEqual(shown.length)
        shown = shown.slice(0, offset)
        add(cited.push(text.slice(at)))
        add(cited.end())
        expect(shown).toBe(whole(text))
      }),
      options,
    )
  })

  test('[G4] [G6] gone on with from what was shown, it never loses or changes what stands', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), (text, chance) => {
        const written = new CitedText(citer)
        const kept = written.push(text.slice(0, chance % (text.length + 1))).text
        const restored = new CitedText(citer)
        restored.restore(kept)
        // All that a reader has of it is what it says that stands.
        expect(kept.startsWith(createCitationFilter(citer.cite).push(restored.raw))).toBe(true)
        expect(restored.push('').offset).toBeLessThanOrEqual(kept.length)
      }),
      options,
    )
  })
})

describe('[G4] the way back from a shown answer', () => {
  const sentence = fc.constantFrom(
    'It ends after two years [3: "lasts two years"]. ',
    'Whatever is marked [2: "all information that is marked"] counts [1, 2].\n\n',
    '- Nobody knows [98: "x"] why.\n',
    'The [Company] pays “its own” costs 🤝🏽 [3: "each party PAYS its own"].\n> Quoted [4] wording. ',
  )
  const answer = fc.array(sentence, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''))

  test(`shown, taken back to what a model writes, and shown again it is the same (seed ${seed})`, () => {
    fc.assert(
      fc.property(answer, (raw) => {
        const shown = whole(raw)
        const back = citer.uncite(shown)
        expect(back).not.toContain('clause:')
        expect(whole(back)).toBe(shown)
      }),
      options,
    )
  })

  test('a model repeats its own words, not addresses', () => {
    expect(citer.uncite(whole('It ends [3: "lasts TWO years"] so [1].'))).toBe('It ends [3: "lasts two years"] so [1].')
  })

  test('it ends before a citation of what is no longer given or there', () => {
    expect(citer.uncite('One [2](clause:c2?15-30), two [9](clause:gone?1-2) three.')).toBe(
      'One [3: "lasts two years"], two ',
    )
    expect(citer.uncite('One [2](clause:c2?15-9000) two.')).toBe('One ')
    expect(citer.uncite('One [other](clause:c2) two.')).toBe('One ')
  })

  test('one that was cut in the middle is taken back whole', () => {
    const text = new CitedText(citer)
    text.restore('One [2](clause:c2?15-30), two [2](clau')
    expect(text.cutBack(text.raw.length)).toBe('One [2](clause:c2?15-30), two'.length)
  })
})
