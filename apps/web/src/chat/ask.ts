import { type ChatIntent, type ChatSelection, chatIntents, chatSelectionSchema } from '@clausemint/protocol'

/** Something to be asked of a passage; it waits above the question box until it is sent or taken away. */
export interface ChatAsk {
  intent: ChatIntent
  selection: ChatSelection
  /** The clause's number or heading, for people. */
  label?: string
}

/** Reads what was stored; nothing where that is no ask of this version. */
export function readAsk(stored: unknown): ChatAsk | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined
  const from: Record<string, unknown> = { ...stored }
  const intent = chatIntents.find((known) => known === from.intent)
  const { data: selection } = chatSelectionSchema.safeParse(from.selection)
  if (!intent || !selection) return undefined
  return { intent, selection, ...(typeof from.label === 'string' ? { label: from.label } : {}) }
}

/** What a chip says. */
export function askWords({ intent, label }: Pick<ChatAsk, 'intent' | 'label'>): string {
  const clause = label ? (/^[\d(]/.test(label) ? `clause ${label}` : `“${label}”`) : 'this clause'
  switch (intent) {
    case 'explain':
      return `Explain ${clause}`
    case 'reword':
      return `Suggest other wording for ${clause}`
    case 'ask':
      return `About ${clause}`
  }
}
