import { parseCitationHref } from '@clausemint/protocol'
import type { CitationTarget } from '../stream/block-html.ts'

export type CitedPart = { text: string } | { label: string; target: CitationTarget }

/** Cuts citations out of text while it arrives; what may still become one is held back. */
export interface CitationCutter {
  push(text: string): CitedPart[]
}

const whole = /^\[((?:\\.|[^\\[\]\n]){1,300})\]\((clause:[^()\s]{1,400})\)/
/** The label, or all of it and the beginning of an address. */
const openLabel = /^\[(?:\\.?|[^\\[\]\n]){0,300}$/
const openAddress = /^\[(?:\\.|[^\\[\]\n]){1,300}\](?:\(([^()\s]{0,400}))?$/
const scheme = 'clause:'

export function createCitationCutter(): CitationCutter {
  let held = ''

  return {
    push(arrived) {
      const parts: CitedPart[] = []
      const source = held + arrived
      held = ''
      let from = 0
      const keepText = (end: number) => {
        if (end > from) parts.push({ text: source.slice(from, end) })
      }
      // A backslash takes the next character's meaning away; both are passed on, for others read them too.
      const special = /\\[\s\S]?|\[/g
      for (let found = special.exec(source); found; found = special.exec(source)) {
        const rest = source.slice(found.index)
        if (rest === '\\') {
          keepText(found.index)
          held = rest
          return parts
        }
        if (found[0] !== '[') continue
        const citation = citationAt(rest)
        if (citation) {
          keepText(found.index)
          parts.push({ label: citation.label, target: citation.target })
          from = found.index + citation.length
          special.lastIndex = from
        } else if (mayBecomeOne(rest)) {
          keepText(found.index)
          held = rest
          return parts
        }
      }
      keepText(source.length)
      return parts
    },
  }
}

function citationAt(text: string): { label: string; target: CitationTarget; length: number } | undefined {
  const found = whole.exec(text)
  const target = found?.[2] === undefined ? undefined : parseCitationHref(found[2])
  if (!found?.[1] || !target) return undefined
  return { label: found[1].replace(/\\([!-/:-@[-`{-~])/g, '$1'), target, length: found[0].length }
}

function mayBecomeOne(text: string): boolean {
  if (openLabel.test(text)) return true
  const found = openAddress.exec(text)
  if (!found) return false
  const address = found[1] ?? ''
  return address.startsWith(scheme) || scheme.startsWith(address)
}
