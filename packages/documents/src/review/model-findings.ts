import type { Finding, Playbook } from '@clausemint/protocol'
import { readJsonLines } from './json-lines.ts'
import { findingOfModel, readModelFinding } from './model-finding.ts'
import { placeQuotesIn } from './place-quote.ts'
import type { Section } from './sections.ts'

/** Reads the findings a model writes about a section, while it writes them. */
export interface ModelFindings {
  /** The findings that are whole now, each anchored in the section's text. */
  push(text: string): Finding[]
  end(): Finding[]
  /** Quotes that are not in the section, each dropped with its finding. */
  readonly unanchored: number
  /** Lines, or whole answers, that were no finding. */
  readonly unreadable: number
}

/** A model that finds the same thing over and over is not read for ever. */
const mostFindings = 60

export function readModelFindings(section: Section, playbook: Playbook): ModelFindings {
  const lines = readJsonLines()
  const placer = placeQuotesIn(section)
  let unanchored = 0
  let unreadable = 0
  let objects = 0
  let words = false

  function findingsIn(values: readonly unknown[]): Finding[] {
    return values.flatMap((value) => {
      objects++
      if (isEndMark(value) || objects > mostFindings) return []
      const said = readModelFinding(value)
      if (!said) unreadable++
      const place = said?.quote ? placer.place(said.quote, said.clause) : undefined
      if (said && !place) unanchored++
      return said && place ? [findingOfModel(said, place, playbook)] : []
    })
  }
  return {
    push(text) {
      words ||= text.trim() !== ''
      return findingsIn(lines.push(text))
    },
    end() {
      const found = findingsIn(lines.end())
      // Words without any object are an answer that can't be read.
      if (words && objects === 0 && lines.unreadable === 0) unreadable++
      return found
    },
    get unanchored() {
      return unanchored
    },
    get unreadable() {
      return unreadable + lines.unreadable
    },
  }
}

/** `{"done": true}`: how a model says that there is nothing more. */
const isEndMark = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'done' in value && Object.keys(value).length === 1
