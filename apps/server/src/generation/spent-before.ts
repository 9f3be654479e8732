import { estimateTokens } from '@clausemint/ai'
import type { PreparedTask, TaskContext } from './task.ts'

export interface SpentBefore {
  model: string
  inputTokens: number
  outputTokens: number
}

/**
 * What a generation took before it was taken over: its writer died with the count, so this is a rule of thumb from what
 * it left. Nothing where nobody was paid.
 */
export function spentBefore(
  { bounds }: Pick<PreparedTask, 'bounds'>,
  kept: TaskContext['kept'],
): SpentBefore | undefined {
  if (kept?.because !== 'interrupted') return undefined
  const { attempt, provider, model, text, findings, progress } = kept.state
  if (attempt === 0 || model === undefined || provider === 'library') return undefined
  const { stage, done, total } = progress ?? { stage: undefined, done: 0, total: undefined }
  // A review asks section by section; anything else asked for the whole at once.
  const asked = stage === 'reviewing' ? Math.min(1, done / Math.max(1, total ?? 1)) : 1
  const found = findings.filter(({ origin }) => origin === 'model')
  return {
    model,
    inputTokens: Math.ceil((bounds.promptCharacters * asked) / 4),
    outputTokens:
      estimateTokens(text) + found.reduce((sum, finding) => sum + estimateTokens(JSON.stringify(finding)), 0),
  }
}
