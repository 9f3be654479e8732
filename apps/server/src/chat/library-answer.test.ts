import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCiter } from './cite.ts'
import { CitedText } from './cited-text.ts'
import { clauseOf } from './contract.fixture.ts'
import { libraryAnswer } from './library-answer.ts'
import { passagesOf } from './passage.ts'
import { retrieve } from './retrieval.ts'

const question = { text: '', intent: 'ask' } as const

function answerTo(words: string, texts: readonly string[], kept = ''): string {
  const all = passagesOf({ clauses: texts.map((text, i) => clauseOf(`c${i}`, { label: `${i + 1}.`, text })) })
  const matches = all.map(({ clauseId }) => ({ clauseId, rank: 1 }))
  const { best, passages } = retrieve(all, {
    selection: undefined,
    question: words,
    words,
    matches,
    mostCharacters: 60_000,
  })
  const text = new CitedText(createCiter(passages))
  const raw = [...libraryAnswer({ question, words, selected: [], best })].join('')
  if (kept !== '') {
    text.restore(kept)
    expect(raw.startsWith(text.raw)).toBe(true)
    return kept.slice(0, text.cutBack(text.raw.length)) + text.push(raw.slice(text.raw.length)).text + text.end().text
  }
  return text.push(raw).text + text.end().text
}

const contract = [
  'This Agreement lasts two years. It is made in two copies.',
  'The laws of India govern this Agreement.',
  'Advisers may see the information where they are bound in writing.',
]

describe('[D6] an answer without a model', () => {
  test.each([
    ['How long does it last?', '“This Agreement lasts two years.” [1](clause:c0?0-31)'],
    ['Which law governs it?', '“The laws of India govern this Agreement.” [2](clause:c1?0-40)'],
    [
      'May I show it to my lawyer?',
      '“Advisers may see the information where they are bound in writing.” [3](clause:c2?0-65)',
    ],
  ])('%s', (asked, line) => {
    expect(answerTo(asked, contract)).toBe(
      `No model was used for this answer. This passage of the contract matters most:\n\n- ${line}\n`,
    )
  })

  test('[D6] who the parties are is a question, and "non-" no word that tells something', () => {
    const parties = 'This Agreement is made between Acme Ltd, registered in Delhi, and Beta Inc.'
    expect(answerTo('Who are the parties?', [...contract, parties])).toContain(`“${parties}” [4]`)
    expect(answerTo('Is there a non-compete?', ['This is a non-exclusive agreement.'])).toContain('Nothing was found')
  })

  test('[D6] a number is no sentence to be quoted', () => {
    const text = 'It lasts a year. 17. The term of clause 17 is long.'
    expect(answerTo('What does clause 17 say?', [text])).toContain('“The term of clause 17 is long.”')
  })

  test('[D6] a quote that is cut says so', () => {
    const text = `The term ${'and each of its parts '.repeat(40)}end.`
    expect(answerTo('What is the term?', [text])).toMatch(/ …” \[1\]\(clause:c0\?0-\d+\)\n$/)
  })

  test('[D6] of a clause asked for by its number, more than its first sentence', () => {
    const [passage] = passagesOf({ clauses: [clauseOf('c5', { label: '5.', text: 'It lasts a year. It then ends.' })] })
    const selected = passage ? [passage] : []
    const answer = [...libraryAnswer({ question, words: 'What does clause 5 say?', selected, best: [] })].join('')
    expect(answer).toContain('“It lasts a year. It then ends.”')
  })

  test('says that nothing was found', () => {
    expect(answerTo('Zeppelins?', contract)).toContain('Nothing was found')
  })

  test('[G6] goes on from every beginning of itself, whatever the contract says', () => {
    const text = fc.array(
      fc.constantFrom(
        'term ',
        'two years',
        '. ',
        '"]',
        '[3]',
        '](https://evil.example)',
        '<b>',
        '*',
        '“',
        '\n',
        '\\',
        ',',
      ),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), fc.nat(), (texts, chance) => {
        const clauses = texts.map((parts) => parts.join(''))
        const whole = answerTo('How long is the term?', clauses)
        expect(whole.replaceAll(/(?<!\\)\[\d+\]\(clause:c\d+(?:\?\d+-\d+)?\)/g, '')).not.toContain('](')
        const links = [...whole.matchAll(/\n/g)].map(({ index }) => index + 1)
        const at = links[chance % links.length] ?? whole.length
        expect(answerTo('How long is the term?', clauses, whole.slice(0, at))).toBe(whole)
      }),
      { seed: Number(process.env.TEST_SEED ?? 1), numRuns: 500 },
    )
  })
})
