/** Fills `{slot}`, `{@reference}` and `{@several,references}` in one pass: what is put in is never read again, so typed braces stay braces. */
export function fillTemplate(template: string, fill: Fill): string {
  return template.replace(/\{(@?)([\w.,-]+)\}|[^{]+|\{/g, (words, at?: string, name?: string) => {
    if (name === undefined) return fill.words(words)
    return at ? fill.reference(name.split(',')) : fill.slot(name)
  })
}

export interface Fill {
  words: (libraryWords: string) => string
  slot: (name: string) => string
  reference: (ids: readonly string[]) => string
}
