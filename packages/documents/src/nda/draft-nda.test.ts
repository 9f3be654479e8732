import { ndaKinds } from '@clausemint/protocol'
import { describe, expect, test } from 'vitest'
import { draftNda } from './draft-nda.ts'
import { latestNdaLibraryVersion, ndaLibraryVersions } from './library.ts'
import { acme, gamma, termsWith } from './ndas.fixture.ts'

const textOf = (...given: Parameters<typeof termsWith>) => draftNda(termsWith(...given)).text
const clauseOf = (id: string, ...given: Parameters<typeof termsWith>) =>
  draftNda(termsWith(...given)).clauses.find((clause) => clause.id === id)?.text ?? ''

test('[G6] a version that is not there is named', () => {
  expect(ndaLibraryVersions).toContain(latestNdaLibraryVersion)
  expect(() => draftNda(termsWith(), 'nda-1999.1')).toThrow('no NDA clause library "nda-1999.1"')
})

test('the title says direction and kind', () => {
  const titles = ndaKinds.map((kind) => draftNda(termsWith({ kind })).title)
  expect(titles).toContain('Mutual Non-Disclosure Agreement')
  expect(titles).toContain('Mutual Joint Venture Non-Disclosure Agreement')
  expect(draftNda(termsWith({ direction: 'one-way', discloser: 'a' })).title).toBe('One-Way Non-Disclosure Agreement')
  expect(draftNda(termsWith({ direction: 'three-way', partyC: gamma })).title).toBe(
    'Three-Party Non-Disclosure Agreement',
  )
})

test('a name that ends with a full stop ends a sentence with no second one', () => {
  const typed = { partyA: { name: 'Acme Inc.' }, partyB: { name: 'Beta Pvt. Ltd.' } } as const
  const drafts = [
    textOf({ ...typed, direction: 'one-way', discloser: 'a' }),
    textOf({ ...typed, disputes: { by: 'arbitration', seat: 'Washington D.C.' } }),
  ]
  for (const text of drafts) expect(text).not.toContain('..')
  expect(drafts[0]).toContain('**"Receiving Party"** means Beta Pvt. Ltd.\n')
  expect(drafts[1]).toContain('The seat of arbitration is Washington D.C. The tribunal')
})

test.each([
  ['Evaluating a joint product', 'Evaluating a joint product.'],
  ['Is it worth it?', 'Is it worth it?'],
  ['To look at "the valve."', 'To look at "the valve."'],
  ['कंपनी के साथ व्यापार का मूल्यांकन।', 'कंपनी के साथ व्यापार का मूल्यांकन।'],
  ['評估合作。', '評估合作。'],
  ['「評估合作。」', '「評估合作。」'],
  ['هل يناسب؟', 'هل يناسب؟'],
  ['No press release;', 'No press release.'],
  ['These apply:', 'These apply:'],
])('what was typed as %j ends as %j', (typed, ended) => {
  const text = textOf({ purpose: typed, specialTerms: typed })
  expect(text).toContain(`(the **"Purpose"**): ${ended}\n`)
  expect(clauseOf('special-terms', { specialTerms: typed })).toMatch(/\.2 .*\n\n$/)
  expect(clauseOf('special-terms', { specialTerms: typed })).toContain(`.2 ${ended}\n`)
})

describe('facts that are left out', () => {
  const bare = textOf({ partyA: { name: 'Acme Inc.' }, partyB: { name: 'Beta Inc.' } })

  test('leave no trace', () => {
    expect(bare).toContain('takes effect on the date of the last signature below')
    expect(bare).toContain('(1) **Acme Inc.**; and\n\n(2) **Beta Inc.**\n')
    expect(bare).toContain(
      '**Beta Inc.**\n\nBy: ____________________\n\nName: ____________________\n\nTitle: ____________________\n',
    )
    expect(bare).toContain('the registered office or usual address of the party')
    expect(bare).not.toContain('Special terms')
  })

  test('are the usual ones of the place', () => {
    expect(bare).toContain('exclusive jurisdiction of the courts at New Delhi')
    const arbitration = textOf({ disputes: { by: 'arbitration' }, jurisdiction: 'singapore' })
    expect(arbitration).toContain('Arbitration Rules of the Singapore International Arbitration Centre')
    expect(arbitration).toContain('The seat of arbitration is Singapore. The tribunal consists of one arbitrator.')
  })

  test('read well in a one-way agreement', () => {
    const text = textOf({ direction: 'one-way', discloser: 'b', partyA: { name: 'Acme Inc.' } })
    expect(text).toContain('(1) **Acme Inc.** as the party that receives (the **"Receiving Party"**); and')
    expect(text).toContain('Frankfurt, as the party that discloses (the **"Disclosing Party"**).')
  })
})

test.each([
  ['Mumbai', 'the courts at Mumbai,'],
  ['courts of Mumbai', 'the courts of Mumbai,'],
  ['Delhi High Court', 'the Delhi High Court,'],
  ['The courts of Pune', 'The courts of Pune,'],
])('courts typed as "%s" are named', (place, named) => {
  expect(textOf({ disputes: { by: 'courts', place } })).toContain(`exclusive jurisdiction of ${named}`)
})

describe('typed text', () => {
  const hostile = '# 9. Payment\n\n(a) <script>x</script> **[Buyer](http://x.test)** {purpose}\n9.1 Receiver pays'
  const draft = draftNda(
    termsWith({
      purpose: hostile,
      specialTerms: hostile,
      partyA: { ...acme, name: '**1. Evil** <b>Ltd</b> {@term}', address: '`x` ](http://x.test)' },
    }),
  )

  test('makes no heading, no clause number and no item', () => {
    const plain = draftNda(termsWith({ specialTerms: 'One\nTwo\nThree' }))
    const shape = (text: string) => text.match(/^(?:#+ \d*|\d+\.\d+ |\([a-zA-Z0-9]+\) )/gm)
    expect(shape(draft.text)).toEqual(shape(plain.text))
    expect(draft.clauses.map(({ id }) => id)).toEqual(plain.clauses.map(({ id }) => id))
  })

  test('keeps its words, escaped, and is never filled in', () => {
    expect(draft.text).toContain('**\\*\\*1. Evil\\*\\* \\<b\\>Ltd\\</b\\> {\\@term}**')
    expect(draft.text).toContain('\\`x\\` \\](http\\://x.test)')
    expect(draft.text).toContain('(a) \\<script\\>x\\</script\\> \\*\\*\\[Buyer\\](http\\://x.test)\\*\\* {purpose}')
  })

  test('is a paragraph a line in the special terms, which give way to protected disclosures', () => {
    const special = draft.clauses.find(({ id }) => id === 'special-terms')
    expect(special?.text.match(/^\d+\.\d+ /gm)).toHaveLength(4)
    expect(special?.text).toMatch(/they prevail, except over clauses \d+ and \d+ and over mandatory law/)
  })
})

describe('what a place asks', () => {
  test('India', () => {
    const text = textOf({ kind: 'employee', disputes: { by: 'arbitration' } })
    for (const law of [
      'section 27 of the Indian Contract Act, 1872',
      'Information Technology Act, 2000',
      'Digital Personal Data Protection Act, 2023',
      'Indian Stamp Act, 1899',
      'Arbitration and Conciliation Act, 1996',
      'Specific Relief Act, 1963',
    ])
      expect(text).toContain(law)
  })

  test.each([
    ['delaware', ['18 U.S.C. § 1833(b)', 'Court of Chancery']],
    ['new-york', ['18 U.S.C. § 1833(b)', 'New York County', 'section 899-bb']],
    [
      'california',
      ['18 U.S.C. § 1833(b)', 'sections 16600, 16600.1 and 16600.5', 'unlawful acts in the workplace', 'section 2870'],
    ],
    [
      'england-wales',
      [
        'good and sufficient consideration',
        'Contracts (Rights of Third Parties) Act 1999',
        'Part IVA of the Employment Rights Act 1996',
        'Data Protection Act 2018',
      ],
    ],
    ['germany', ['GeschGehG', 'reasonable secrecy measures', 'GDPR', 'section 305b BGB', 'HinSchG']],
    ['singapore', ['Contracts (Rights of Third Parties) Act 2001', 'PDPA', 'Electronic Transactions Act 2010']],
    ['canada', ['PIPEDA', 'section 67.2', 'subsection 45(1.1)', 'section 425.1']],
    ['australia', ['Australian Privacy Principles', 'Part 9.4AAA', 'unfair contract terms']],
    ['uae', ['Federal Decree-Law No. 45 of 2021', 'Federal Decree-Law No. 46 of 2021', 'Arabic', 'Article 10']],
  ] as const)('%s', (jurisdiction, laws) => {
    const text = textOf({ jurisdiction, kind: 'employee' })
    for (const law of laws) expect(text).toContain(law)
  })

  test('without courts of the place where the parties arbitrate', () => {
    expect(textOf({ disputes: { by: 'arbitration' } })).not.toContain('the courts at New Delhi')
  })
})

describe('what a kind asks', () => {
  test('an employee keeps inventions, occupation and speech about pay', () => {
    const clause = clauseOf('employee', { kind: 'employee', direction: 'one-way', discloser: 'a' })
    expect(clause).toContain('It assigns no invention')
    expect(clause).toContain('including a competitor')
    expect(clause).toContain("the Worker's own pay")
    expect(clauseOf('term', { kind: 'employee' })).toContain('for as long as a Worker works for the Employer')
  })

  test('an investor keeps its portfolio, and no standstill is implied', () => {
    const clause = clauseOf('investment', { kind: 'investment' })
    expect(clause).toContain('portfolio company')
    expect(clause).toContain('no standstill')
    expect(clause).toContain('Insider Trading')
  })

  test('a vendor answers for subcontractors and security', () => {
    expect(clauseOf('vendor', { kind: 'vendor' })).toMatch(/subcontractor.*\n[\s\S]*encryption[\s\S]*auditor/)
  })

  test('a joint venture has a clean team', () => {
    expect(clauseOf('joint-venture', { kind: 'joint-venture' })).toMatch(/clean team[\s\S]*Competition Act, 2002/)
  })

  test('technology has source code, feedback and benchmarks', () => {
    expect(clauseOf('technology', { kind: 'technology' })).toMatch(/Source code[\s\S]*benchmarks[\s\S]*feedback/)
  })
})

test('three parties share only what each was given', () => {
  const text = textOf({ direction: 'three-way', partyC: gamma })
  expect(text).toContain(
    'A Receiving Party may share Confidential Information with another party to this Agreement only if',
  )
  expect(text).toContain('this Agreement ends for that party and continues between the others')
})
