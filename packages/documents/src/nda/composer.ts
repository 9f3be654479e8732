import type { ClauseKind } from '@clausemint/protocol'
import type { ClauseWording, ItemWording, NdaLibrary, ParagraphWording, PartWording } from './clause-wording.ts'
import type { NdaFacts } from './facts.ts'
import { spell } from './spelling.ts'
import { fillTemplate } from './template.ts'
import { listInWords } from './words.ts'

/** One part of a draft: the opening, one numbered clause, or the signatures. */
export interface DraftClause {
  /** The clause's name in the library: `exclusions`. */
  id: string
  /** `7`; empty for the parts before the first numbered clause and for the signatures. */
  number: string
  heading: string
  kind: ClauseKind
  /** Markdown with the heading and the empty line after the part: all parts in a row are the draft's text. */
  text: string
  /** Where each named clause, paragraph and item came to stand: `exclusions.burden` at `7.2`. */
  anchors: readonly { id: string; label: string }[]
}

interface PlacedParagraph {
  label: string
  wording: ParagraphWording
  items: readonly { label: string; wording: ItemWording }[]
}

interface PlacedClause {
  number: string
  wording: ClauseWording
  paragraphs: readonly PlacedParagraph[]
}

/**
 * Chooses, numbers, cross-references and fills the wording. First all numbers are given, then words are written:
 * a reference may point forward.
 * @throws Error where the wording names a slot or a clause that is not there: a mistake in the library.
 */
export function compose(library: NdaLibrary, facts: NdaFacts): DraftClause[] {
  const placed = place(library.clauses, facts)
  const labels = new Map(placed.flatMap(anchorsOf).map(({ id, label }) => [id, label]))
  const write = (words: string): string =>
    fillTemplate(words, {
      words: (own) => spell(own, facts.law.spelling),
      slot: (name) => facts.slots[name] ?? missing(`slot "${name}" in "${words}"`),
      reference: (ids) => {
        const found = ids.map((id) => labels.get(id) ?? missing(`clause "${id}" in "${words}"`))
        return `${facts.law.clauseWord}${found.length > 1 ? 's' : ''} ${listInWords(found)}`
      },
    })

  const part = ({ id, heading, kind, lines }: PartWording, before: readonly string[] = []): DraftClause => {
    const title = write(heading)
    const text = paragraphs([...before, `## ${title}`, ...lines(facts).map(write)])
    return { id, number: '', heading: title, kind, text, anchors: [] }
  }
  const clause = ({ number, wording, paragraphs: own }: PlacedClause): DraftClause => {
    const heading = write(wording.heading)
    const text = paragraphs([
      `## ${number}. ${heading}`,
      ...own.flatMap((paragraph) => linesOf(paragraph, facts, write)),
    ])
    return {
      id: wording.id,
      number,
      heading,
      kind: wording.kind,
      text,
      anchors: anchorsOf({ number, wording, paragraphs: own }),
    }
  }
  const title = `# ${write(library.title(facts))}`
  return [
    ...library.opening.map((wording, index) => part(wording, index === 0 ? [title] : [])),
    ...placed.map(clause),
    ...library.closing.map((wording) => part(wording)),
  ]
}

const missing = (what: string): never => {
  throw new Error(`The clause library has no ${what}`)
}

const paragraphs = (lines: readonly string[]): string => lines.map((line) => `${line}\n\n`).join('')

function place(clauses: readonly ClauseWording[], facts: NdaFacts): PlacedClause[] {
  return chosen(clauses, facts).map((wording, index) => {
    const number = `${index + 1}`
    const paragraphsOfClause = chosen(wording.paragraphs, facts).map((paragraph, at) => ({
      label: `${number}.${at + 1}`,
      wording: paragraph,
      items: chosen(paragraph.items ?? [], facts).map((item, nth) => ({
        label: `(${letters(nth)})`,
        wording: item,
      })),
    }))
    return { number, wording, paragraphs: paragraphsOfClause }
  })
}

const chosen = <T extends { when?: (facts: NdaFacts) => boolean }>(
  sources: readonly (T | ((facts: NdaFacts) => readonly T[]))[],
  facts: NdaFacts,
): T[] =>
  sources
    .flatMap((source) => (typeof source === 'function' ? source(facts) : [source]))
    .filter(({ when }) => when?.(facts) ?? true)

/** a, b, ... z, aa, bb, ... */
const letters = (index: number): string => String.fromCharCode(97 + (index % 26)).repeat(Math.floor(index / 26) + 1)

function anchorsOf({ number, wording, paragraphs: own }: PlacedClause): { id: string; label: string }[] {
  const named = (id: string | undefined, label: string) => (id ? [{ id: `${wording.id}.${id}`, label }] : [])
  return [
    { id: wording.id, label: number },
    ...own.flatMap((paragraph) => [
      ...named(paragraph.wording.id, paragraph.label),
      ...paragraph.items.flatMap((item) => named(item.wording.id, `${paragraph.label}${item.label}`)),
    ]),
  ]
}

function linesOf(
  { label, wording, items }: PlacedParagraph,
  facts: NdaFacts,
  write: (words: string) => string,
): string[] {
  const words = (text: ItemWording['text']) => write(typeof text === 'string' ? text : text(facts))
  const join = wording.join ?? 'and'
  return [
    `${label} ${words(wording.text)}`,
    ...items.map((item, at) => `${item.label} ${words(item.wording.text)}${endMark(join, items.length - 1 - at)}`),
  ]
}

function endMark(join: 'and' | 'or' | 'sentences', itemsAfter: number): string {
  if (join === 'sentences') return ''
  if (itemsAfter === 0) return '.'
  return itemsAfter === 1 ? `; ${join}` : ';'
}
