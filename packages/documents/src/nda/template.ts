/**
 * Fills `{slot}`, `{@reference}` and `{@several,references}` in one pass: what is put in is never read again, so typed
 * braces stay braces. A name that ends with a full stop ("Acme Inc.") ends the sentence with it.
 */
export function fillTemplate(template: string, fill: Fill): string {
  let isStopped = false
  return template.replace(/\{(@?)([\w.,-]+)\}|[^{]+|\{/g, (words, at?: string, name?: string) => {
    if (name === undefined) return fill.words(isStopped ? words.replace(/^\./, '') : words)
    const filled = at ? fill.reference(name.split(',')) : fill.slot(name)
    isStopped = filled.endsWith('.')
    return filled
  })
}

export interface Fill {
  words: (libraryWords: string) => string
  slot: (name: string) => string
  reference: (ids: readonly string[]) => string
}
