/** What the file chooser offers. The server looks at the content; this only spares a way that leads nowhere. */
export const acceptedFiles = '.docx,.pdf,.txt,.md'

const accepted = /\.(?:docx|pdf|txt|text|md|markdown)$/i

/** Why a file is not even sent; nothing where the server is to judge. */
export function refusalOf(name: string): string | undefined {
  if (accepted.test(name)) return undefined
  return /\.(?:doc|rtf|odt|pages)$/i.test(name)
    ? 'Clausemint reads .docx, .pdf, .txt and .md. Save it as .docx, then bring it in.'
    : 'Clausemint reads .docx, .pdf, .txt and .md.'
}

/** A file's name as it is shown: characters that nobody sees could make it look like another. */
export const shownName = (name: string): string => name.replace(/[\p{Cc}\p{Cf}]+/gu, '').trim() || 'File without a name'
