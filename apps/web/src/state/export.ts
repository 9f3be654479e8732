import { plainTextOf } from '../stream/plain-text.ts'

export const exportFormats = [
  { format: 'markdown', name: 'Markdown', extension: 'md', type: 'text/markdown' },
  { format: 'text', name: 'Plain text', extension: 'txt', type: 'text/plain' },
] as const
export type ExportFormat = (typeof exportFormats)[number]

/** Hands the text to the browser as a file. It is made here: nothing is sent anywhere. */
export function download(title: string, markdown: string, { format, extension, type }: ExportFormat): void {
  const text = format === 'text' ? plainTextOf(markdown) : markdown
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = address
  link.download = `${fileName(title)}.${extension}`
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** What every file system takes. */
export const fileName = (title: string): string =>
  title
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '')
    .slice(0, 120) || 'document'

/** @returns whether it worked: a page that is not served securely may not use the clipboard */
export async function copyText(markdown: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(plainTextOf(markdown))
    return true
  } catch {
    return false
  }
}
