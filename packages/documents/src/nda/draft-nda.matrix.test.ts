import { describe, expect, test } from 'vitest'
import { draftNda, type NdaDraft } from './draft-nda.ts'
import { escapeMarkdown } from './markdown-text.ts'
import { everyNda } from './ndas.fixture.ts'

/** What a good NDA has, by the places of the library that say it. */
const required: Record<string, readonly string[]> = {
  'mutual or one-way, in the right direction': ['definitions.disclosing-party', 'purpose.direction'],
  'parties and affiliates': ['definitions.affiliate', 'definitions.representative'],
  'the purpose': ['purpose.statement', 'definitions.purpose'],
  'the scope': [
    'confidential-information.scope',
    'confidential-information.examples',
    'confidential-information.derived',
  ],
  'oral information and workable marking': ['confidential-information.form', 'confidential-information.marking'],
  'the existence of the talks': ['discussions.existence', 'definitions.discussions'],
  'the four exclusions': ['exclusions.public', 'exclusions.known', 'exclusions.third-party', 'exclusions.independent'],
  'the burden of proof': ['exclusions.burden'],
  'use limited to the purpose': ['duties.use'],
  'the standard of care': ['duties.care', 'duties.measures'],
  'need to know, representatives bound': ['representatives.need-to-know'],
  'liability for representatives': ['representatives.liability'],
  'compelled disclosure': ['compelled.notice', 'compelled.cooperation', 'compelled.minimum'],
  'the term': ['term.length', 'term.notice'],
  'survival, longer for trade secrets': ['term.survival', 'term.trade-secrets', 'definitions.trade-secret'],
  'return or destruction': ['return.duty'],
  'backups and legal retention': ['return.backups', 'return.legal', 'return.retained'],
  'confirmation, no affidavit': ['return.confirmation'],
  'no licence, no assignment': ['ownership.no-licence', 'ownership.no-assignment'],
  residuals: ['residuals.excluded', 'residuals.general-skill'],
  'reverse engineering and copies': ['copies.limited', 'copies.reverse-engineering'],
  'no non-compete, no exclusivity': ['freedom.no-restraint', 'freedom.local'],
  'mutual injunctive relief': ['remedies.injunction', 'remedies.local'],
  'no liquidated damages': ['remedies.no-penalty'],
  'governing law and forum': ['governing-law.law', 'disputes.talks', 'disputes.interim-relief'],
  'assignment and change of control': ['assignment.consent', 'assignment.change-of-control'],
  'no warranty, no duty to proceed': ['no-warranty.as-is', 'no-commitment.freedom'],
  boilerplate: [
    ...['general.entire-agreement', 'general.amendments', 'general.waiver', 'general.severability'],
    ...['general.notices', 'general.third-parties', 'general.counterparts'],
  ],
  'personal data': ['personal-data.duties', 'definitions.personal-data'],
  'export control': ['export-control.compliance'],
  whistleblowers: ['protected.whistleblowing', 'protected.no-permission'],
}

const labelsOf = ({ clauses }: NdaDraft) =>
  new Map(clauses.flatMap(({ anchors }) => anchors.map(({ id, label }) => [id, label])))

/** Labels in the order in which their lines begin: `1`, `1.1`, `1.1(a)`. */
function printedLabels(text: string): string[] {
  let paragraph = ''
  return text.split('\n').flatMap((line) => {
    const numbered = /^(?:## (\d+)\. |(\d+\.\d+) |(\([a-z]+\)) )/.exec(line)
    if (!numbered) return []
    const [, clause, own, item] = numbered
    if (own) paragraph = own
    return [clause ?? own ?? `${paragraph}${item}`]
  })
}

function expectedAfter(label: string): string[] {
  const [, clause = '', paragraph, item] = /^(\d+)(?:\.(\d+))?(?:\(([a-z])\))?$/.exec(label) ?? []
  const next = [`${Number(clause) + 1}`]
  if (paragraph === undefined) return [`${clause}.1`]
  next.push(`${clause}.${Number(paragraph) + 1}`)
  next.push(`${clause}.${paragraph}(${item ? String.fromCharCode(item.charCodeAt(0) + 1) : 'a'})`)
  return next
}

const drafts = [...everyNda()].map((nda) => ({ ...nda, draft: draftNda(nda.terms) }))
const each = (check: (nda: (typeof drafts)[number]) => void) => () => {
  for (const nda of drafts) check(nda)
}

describe('every jurisdiction, direction, kind and way to settle disputes', () => {
  test('is 480 drafts, none like another', () => {
    expect(drafts).toHaveLength(480)
    expect(new Set(drafts.map(({ draft }) => draft.text)).size).toBe(480)
  })

  test(
    '[G6] drafts the same text every time, in parts that make the whole',
    each(({ name, terms, draft }) => {
      const again = draftNda(structuredClone(terms), draft.libraryVersion)
      expect(again.text, name).toBe(draft.text)
      expect(draft.clauses.map(({ text }) => text).join(''), name).toBe(draft.text)
    }),
  )

  test(
    'numbers clauses, paragraphs and items without a gap',
    each(({ name, draft }) => {
      const printed = printedLabels(draft.text)
      expect(printed[0], name).toBe('1')
      for (const [index, label] of printed.entries()) {
        const next = printed[index + 1]
        if (next !== undefined && !expectedAfter(label).includes(next)) expect.fail(`${name}: ${next} follows ${label}`)
      }
      const numbered = draft.clauses.filter(({ number }) => number !== '')
      expect(
        numbered.map(({ number }) => number),
        name,
      ).toEqual(numbered.map((_, index) => `${index + 1}`))
      for (const { number, heading, text } of numbered)
        if (!text.startsWith(`## ${number}. ${heading}\n\n${number}.1 `))
          expect.fail(`${name}: clause ${number} begins ${text.slice(0, 60)}`)
    }),
  )

  test(
    'points only at clauses that are there, and not at the clause itself by mistake',
    each(({ name, draft }) => {
      const printed = new Set(printedLabels(draft.text))
      const references = draft.text.matchAll(
        /\b(?:clauses?|Sections?) (\d+(?:\.\d+)?(?:\([a-z]\))?(?:(?:, | and )\d+(?:\.\d+)?)*)/g,
      )
      let count = 0
      for (const [, list = ''] of references)
        for (const label of list.split(/, | and /)) {
          count++
          if (!printed.has(label)) expect.fail(`${name}: there is no ${label}`)
        }
      expect(count, name).toBeGreaterThan(10)
    }),
  )

  test(
    'has only the lines that the format knows',
    each(({ name, draft }) => {
      const lines = draft.text.split('\n\n')
      expect(lines[0], name).toBe(`# ${draft.title}`)
      for (const line of lines.slice(1, -1))
        if (
          !/^(## \S|\d+\.\d+ \S|\([a-z]+\) \S|\([1-3A-C]\) \S|(By|Name|Title|Date): \S|\*\*\S.*\*\*$|This Non-D|The parties have signed)[^\n]*$/.test(
            line,
          )
        )
          expect.fail(`${name}: ${line}`)
    }),
  )

  test(
    'leaves no placeholder, slot or slip of the composer',
    each(({ name, draft }) => {
      const slip =
        /[[\]{}]|\bTBD\b|XXX|undefined|\bnull\b|NaN|\[object| {2}| [,.;]|\.\.|,,|;\.|\ba (?=a |an |the )|\bthe the\b/.exec(
          draft.text,
        )
      if (slip) expect.fail(`${name}: "${draft.text.slice(Math.max(0, slip.index - 60), slip.index + 60)}"`)
    }),
  )

  test(
    'names every party at the top and where it signs, with every fact',
    each(({ name, terms, parties, draft }) => {
      const [top, bottom] = [draft.clauses[0]?.text ?? '', draft.clauses.at(-1)?.text ?? '']
      for (const party of parties) {
        expect(top, name).toContain(
          `**${escapeMarkdown(party.name)}**, ${party.form}, whose address is ${party.address}`,
        )
        expect(bottom, name).toContain(
          `**${escapeMarkdown(party.name)}**\n\nBy: ____________________\n\nName: ${party.signatory.name}\n\nTitle: ${party.signatory.title}\n\nDate: ____________________\n`,
        )
      }
      const forum =
        terms.disputes.by === 'courts'
          ? 'the courts at Mumbai'
          : 'The seat of arbitration is Pune, India. The tribunal consists of three arbitrators'
      const facts = [
        terms.purpose,
        'eighteen (18) months',
        'five (5) years',
        '22 November 2026',
        forum,
        ...terms.specialTerms.split('\n'),
      ]
      for (const fact of facts) if (!draft.text.includes(fact)) expect.fail(`${name}: "${fact}" is missing`)
    }),
  )

  test(
    'has every clause that belongs in an NDA',
    each(({ name, draft }) => {
      const labels = labelsOf(draft)
      for (const [what, ids] of Object.entries(required))
        for (const id of ids) if (!labels.has(id)) expect.fail(`${name}: ${what} (${id}) is missing`)
    }),
  )

  test(
    'has the clause of its kind, and of no other',
    each(({ name, terms, draft }) => {
      const kinds = ['evaluation', 'employee', 'vendor', 'investment', 'joint-venture', 'technology']
      expect(
        draft.clauses.map(({ id }) => id).filter((id) => kinds.includes(id)),
        name,
      ).toEqual([terms.kind])
    }),
  )

  test(
    'says who discloses',
    each(({ name, terms, parties, draft }) => {
      const names = parties.map((party) => escapeMarkdown(party.name))
      if (terms.direction === 'one-way') {
        const [discloser, receiver] = terms.discloser === 'a' ? names : names.toReversed()
        expect(draft.text, name).toContain(
          `**"Disclosing Party"** means ${discloser}, and **"Receiving Party"** means ${receiver}.`,
        )
        expect(draft.text, name).toMatch(/discloses \(the \*\*"Disclosing Party"\*\*\)/)
        expect(draft.text, name).not.toMatch(/mutual|Each party may be both|any party/i)
      } else {
        expect(draft.text, name).toContain('Each party may be both.')
        expect(draft.text, name).not.toContain('Only information of the Disclosing Party')
        expect(/\b(?:Neither|either) party\b|\bboth parties\b/.test(draft.text), name).toBe(
          terms.direction === 'two-way',
        )
      }
    }),
  )

  test(
    'restrains nobody where the law or the kind does not let it',
    each(({ name, terms, draft }) => {
      const clause = draft.clauses.find(({ kind }) => kind === 'non-solicit')
      const allowed = !['california', 'canada'].includes(terms.jurisdiction)
      expect(clause !== undefined, name).toBe(allowed && ['vendor', 'investment', 'joint-venture'].includes(terms.kind))
      expect(
        draft.clauses.some(({ kind }) => kind === 'non-compete'),
        name,
      ).toBe(false)
      expect(draft.text, name).not.toMatch(/shall not (?:compete|engage in any business)/i)
    }),
  )

  test(
    'gives notice of immunity in the United States, in American spelling',
    each(({ name, terms, draft }) => {
      const american = ['delaware', 'new-york', 'california'].includes(terms.jurisdiction)
      expect(labelsOf(draft).has('protected.dtsa-notice'), name).toBe(american)
      expect(
        /\b(?:un)?authoris|\borganis|\bpenalis|\bpseudonymis|\banonymis|\bcapitalis|licence|\b(?:def|off)ence|trade mark/i.test(
          draft.text,
        ),
        name,
      ).toBe(!american)
      expect(/\bthis clause\b|\bclause \d/.test(draft.text), name).toBe(!american)
    }),
  )
})
