import type { NdaKind, NdaTerms, Party } from '@clausemint/protocol'
import { lawOf } from '../jurisdictions/index.ts'
import type { JurisdictionLaw } from '../jurisdictions/jurisdiction-law.ts'
import { escapedParagraphs, escapeMarkdown } from './markdown-text.ts'
import { dayInWords, numberInWords, periodInWords } from './words.ts'

/** What the wording is chosen by and filled with. Every typed text in `slots` is escaped already. */
export interface NdaFacts {
  terms: NdaTerms
  kind: NdaKind
  law: JurisdictionLaw
  /** In the order they are named: A, B, C. */
  parties: readonly Party[]
  /** One discloses; otherwise each party may disclose and receive. */
  oneWay: boolean
  /** Index in `parties` of the one that discloses. */
  discloser: number | undefined
  /** How many paragraphs of special terms there are; their words are the slots `special.0`, `special.1`, ... */
  specialTerms: number
  slots: Readonly<Record<string, string>>
}

export function factsOf(terms: NdaTerms): NdaFacts {
  const parties = [terms.partyA, terms.partyB, ...(terms.partyC ? [terms.partyC] : [])]
  const law = lawOf(terms.jurisdiction)
  const special = escapedParagraphs(terms.specialTerms).map(withFullStop)
  const oneWay = terms.direction === 'one-way'
  const discloser = oneWay ? (terms.discloser === 'b' ? 1 : 0) : undefined
  return {
    terms,
    kind: terms.kind,
    law,
    parties,
    oneWay,
    discloser,
    specialTerms: special.length,
    slots: {
      ...partySlots(parties, discloser),
      ...countWords(parties.length),
      ...forumSlots(terms, law),
      clause: law.clauseWord,
      purpose: withFullStop(escapedParagraphs(terms.purpose).join(' ')),
      term: periodInWords(terms.termMonths),
      confidentialityPeriod: periodInWords(terms.confidentialityMonths),
      effectiveDay:
        terms.effectiveDate === '' ? 'the date of the last signature below' : dayInWords(terms.effectiveDate),
      governingLaw: law.governingLaw,
      lawName: law.name,
      competitionLaw: law.competitionLaw,
      securitiesLaw: law.securitiesLaw,
      exportLaw: law.exportLaw,
      dataProtectionLaw: law.dataProtectionLaw,
      tradeSecret: law.tradeSecret,
      ...Object.fromEntries(special.map((words, index) => [`special.${index}`, words])),
    },
  }
}

const signatureLine = '____________________'

function partySlots(parties: readonly Party[], discloser: number | undefined): Record<string, string> {
  const own = parties.flatMap(({ name, form, address, signatory }, index) => [
    [`name.${index}`, escapeMarkdown(name)],
    [`form.${index}`, escapeMarkdown(form)],
    [`address.${index}`, escapeMarkdown(address)],
    [`signatory.${index}`, escapeMarkdown(signatory.name) || signatureLine],
    [`position.${index}`, escapeMarkdown(signatory.title) || signatureLine],
  ])
  const slots: Record<string, string> = { ...Object.fromEntries(own), signatureLine }
  if (discloser === undefined) return slots
  const [discloserName = '', receiverName = ''] = [slots[`name.${discloser}`], slots[`name.${1 - discloser}`]]
  return { ...slots, discloserName, receiverName }
}

/** The little words that differ between two parties and three. */
const countWords = (count: number): Record<string, string> =>
  count === 2
    ? {
        either: 'either party',
        neither: 'neither party',
        Neither: 'Neither party',
        other: 'the other party',
        another: 'the other party',
        all: 'both parties',
      }
    : {
        either: 'any party',
        neither: 'no party',
        Neither: 'No party',
        other: 'the other parties',
        another: 'another party',
        all: 'all the parties',
      }

function forumSlots({ disputes }: NdaTerms, law: JurisdictionLaw): Record<string, string> {
  if (disputes.by === 'courts') return { courts: courtsNamed(disputes.place) || law.defaultCourts }
  return {
    seat: escapeMarkdown(disputes.seat) || law.defaultSeat,
    arbitrationRules: law.arbitrationRules,
    arbitrators: disputes.arbitrators === 1 ? 'one arbitrator' : `${numberInWords(disputes.arbitrators)} arbitrators`,
  }
}

/** "Mumbai" and "courts of Mumbai" both become something one can submit to. */
function courtsNamed(place: string): string {
  const typed = escapeMarkdown(place)
  if (typed === '' || /^the\s/i.test(typed)) return typed
  return /\b(?:courts?|tribunals?)\b/i.test(typed) ? `the ${typed}` : `the courts at ${typed}`
}

/** As it was typed where it ends in any script's way; a list's mark, after which nothing comes any more, gives way. */
const withFullStop = (sentence: string): string =>
  ended.test(sentence) ? sentence : `${sentence.replace(/\s*[;,；，、،؛]$/, '')}.`
const ended = /[\p{Sentence_Terminal}…:：][\p{Pe}\p{Pf}"'\\]*$/u
