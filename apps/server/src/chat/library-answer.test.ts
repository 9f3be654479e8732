import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCiter } from './cite.ts'
import { CitedText } from './cited-text.ts'
import { clauseOf } from './contract.fixture.ts'
import { libraryAnswer } from './library-answer.ts'
import { passagesOf } from './passage.ts'
import { unknownWords } from './relevance.ts'
import { retrieve } from './retrieval.ts'

const question = { text: '', intent: 'ask' } as const

function answerTo(words: string, texts: readonly string[], kept = ''): string {
  const all = passagesOf({ clauses: texts.map((text, i) => clauseOf(`c${i}`, { label: `${i + 1}.`, text })) })
  const matches = all.map(({ clauseId }) => ({ clauseId, rank: 1 }))
  const { best, passages, named, absent } = retrieve(all, {
    selection: undefined,
    question: words,
    words,
    matches,
    mostCharacters: 60_000,
  })
  const text = new CitedText(createCiter(passages))
  const unknown = unknownWords(words, texts)
  const found = { question: { ...question, text: words }, words, selected: named, best, absent, unknown }
  const raw = [...libraryAnswer(found)].join('')
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

  test('[D6] what two words of the question mean comes before what one of them says', () => {
    const texts = [
      '"Confidential Information" means all information of any kind that the Discloser discloses.',
      'The Recipient shall keep the Confidential Information strictly secret and use it only for the Purpose.',
      'The obligations under this Agreement shall survive in perpetuity.',
      'The laws of India govern this Agreement.',
    ]
    const all = answerTo('How long does the duty of confidence last?', texts)
    expect(all.indexOf('survive in perpetuity')).toBeGreaterThan(0)
    expect(all.indexOf('survive in perpetuity')).toBeLessThan(all.indexOf('means all information'))
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
    const found = { question, words: 'What does clause 5 say?', selected, best: [], absent: [], unknown: [] }
    const answer = [...libraryAnswer(found)].join('')
    expect(answer).toContain('“It lasts a year. It then ends.”')
  })

  test('[D6] a clause that is not there, and what the contract has no word for, are said', () => {
    expect(answerTo('What does clause 99 say?', contract)).toContain('The contract has no clause 99. Nothing was found')
    const near = answerTo('What are the penalties and fines of the laws?', contract)
    expect(near).toContain('The contract has no word for “penalties” and “fines”. What comes nearest:')
    expect(near).toContain('[2](clause:c1?0-40)')
    expect(answerTo('Which law governs it?', contract)).not.toContain('no word')
  })

  test('[D6] who asks what a word means is shown its definition, however often others have the word', () => {
    const use = 'Confidential Information is kept as other confidential information is.'
    const definition = '“Confidential Information” means what is marked.'
    const answer = answerTo('What is confidential information?', [use, use, `It begins here. ${definition}`])
    expect(answer).toMatch(/matters? most:\n\n- ““Confidential Information” means what is marked.” \[3\]/)
  })

  test('[D6] of a passage, two sentences that say as much are both quoted', () => {
    const text = 'It ends when its term does. Duties survive for that period. It is in English.'
    const answer = answerTo('How long does it last?', [text])
    expect(answer).toContain('“It ends when its term does.”')
    expect(answer).toContain('“Duties survive for that period.”')
    expect(answer).not.toContain('English')
  })

  test('[D6] a word is known whatever it ends with', () => {
    expect(answerTo('When does it expire?', ['It expires in May.', 'It is blue.'])).toContain('“It expires in May.”')
    expect(answerTo('How do I give notice?', ['Notices are sent by post.'])).toContain('“Notices are sent by post.”')
  })

  test('[D6] who may assign is not told by who succeeds', () => {
    const texts = ['This binds successors and assigns. Neither party may assign or transfer this agreement.']
    expect(answerTo('Can we assign it?', texts)).toContain('“Neither party may assign')
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
