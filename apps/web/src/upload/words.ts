import type { ProviderStatus } from '@clausemint/protocol'
import { stageWords } from '../state/generation-words.ts'
import { fractionOf } from '../state/progress.ts'
import { providerName } from '../state/provider-words.ts'
import type { UploadItem } from './upload-item.ts'

/** Where a file's text goes once it is here. */
export function uploadDestination(writer: ProviderStatus | undefined, localOnly: boolean): string {
  if (!writer) return 'Files are read on this server.'
  if (writer.id === 'library') return 'Files are read and checked on this server. No model is used.'
  if (writer.location === 'local')
    return `Files are read here; ${providerName(writer.id)} reviews them on this server’s own machines.`
  return localOnly
    ? 'Files are read and checked on this server. Their text is never sent outside.'
    : `Files are read here. Their text is sent to ${providerName(writer.id)}, outside this server, to be reviewed.`
}

function bytesWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** How far a file is. */
export function uploadWords({ state, progress, bytes }: UploadItem): string {
  switch (state) {
    case 'waiting':
      return 'Waits for its turn'
    case 'stopping':
      return 'Stopping…'
    case 'done':
      return 'Read'
    case 'refused':
      return 'Not taken'
    case 'sending': {
      const sent = progress?.done ?? 0
      if (bytes === undefined) return 'Sending'
      return sent >= bytes ? 'Sent; the server has it' : `Sending, ${bytesWords(sent)} of ${bytesWords(bytes)}`
    }
    case 'reading':
      return progress ? stageWords({ ...progress, provider: undefined, elapsedMs: 0 }) : 'Reading the file'
  }
}

/** From 0 to 1. */
export const uploadFraction = ({ progress }: UploadItem): number => (progress ? fractionOf(progress) : 0)
