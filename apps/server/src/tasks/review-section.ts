import type { ModelRequest, ModelStreamEvent } from '@clausemint/ai'
import { type ModelFindings, readModelFindings, type Section } from '@clausemint/documents'
import type { Finding, GenerationEventOf, Playbook, ProviderId } from '@clausemint/protocol'

/** Who was asked, as a model stream says it. */
export type Asked = GenerationEventOf<'attempt'>

/** What a model's work on one section comes to, in order. */
export type SectionEvent =
  | { type: 'asked'; asked: Asked }
  | { type: 'waiting'; provider: ProviderId }
  /** Its writer's first words: from here on it is whose findings come. */
  | { type: 'writing'; asked: Asked }
  | { type: 'finding'; finding: Finding }
  | { type: 'reviewed'; unanchored: number; unreadable: number }

/**
 * Reads one section's answer. Where the writer changes, the findings of the text that still stands are read again:
 * they have the same ids, and a finding that was told stays told.
 */
export async function* reviewSection(
  stream: AsyncIterable<ModelStreamEvent>,
  { section, playbook }: { section: Section; playbook: Playbook },
): AsyncGenerator<SectionEvent> {
  let text = ''
  let findings: ModelFindings = readModelFindings(section, playbook)
  let asked: Asked | undefined
  let isWriting = false

  function* told(found: readonly Finding[]): Generator<SectionEvent> {
    if (!isWriting && asked) yield { type: 'writing', asked }
    isWriting = true
    for (const finding of found) yield { type: 'finding', finding }
  }
  for await (const event of stream) {
    switch (event.type) {
      case 'attempt':
        asked = event
        isWriting = false
        text = text.slice(0, event.offset)
        findings = readModelFindings(section, playbook)
        findings.push(text)
        yield { type: 'asked', asked }
        break
      case 'waiting':
        yield { type: 'waiting', provider: event.provider }
        break
      case 'text':
        text += event.text
        yield* told(findings.push(event.text))
        break
      case 'finish':
        yield* told(findings.end())
        yield { type: 'reviewed', unanchored: findings.unanchored, unreadable: findings.unreadable }
        return
    }
  }
  throw new Error('a model stream ended without a finish')
}

/** No model, no findings of one: what the checks found is what there is. */
export const withoutModel: NonNullable<ModelRequest['withoutModel']> = async function* () {}
