/** How an item of a list is marked; `(a)`, `a)` and `a.` are different kinds, as a contract nests one in the other. */
export interface ListLabel {
  kind: string
  /** The mark without its brackets: `a`, `iv`, `2.1`. */
  mark: string
  /** Length of the label with the space after it, in UTF-16 units. */
  length: number
}

const section = /^\s*(?:section|article|clause)\s+\d+(?:\.\d+)*[.:]?\s+/i
const decimal = /^\s*(\d{1,3}(?:\.\d{1,3})+)[.)]?\s+/
const bracketed = /^\s*(\(?)([a-z]{1,2}|[ivxl]{1,6}|[A-Z]|\d{1,2})([).])(?=\s|["“”(A-Z])\s*/
const bullet = /^\s*([-\u2022\u25cf\u25aa\u25cb\u2023\uf000-\uf0ff*\u00b7])\s+/

/** The label a text begins with, if any. */
export function readLabel(text: string): ListLabel | undefined {
  const head = text.slice(0, 40)
  const sectioned = section.exec(head)
  if (sectioned) return { kind: 'section', mark: sectioned[0].trim(), length: sectioned[0].length }
  const numbered = decimal.exec(head)
  if (numbered?.[1]) {
    // 4.2.1 continues 4.2, never 4.1: the list is named by what its numbers have in common.
    return { kind: `decimal-${numbered[1].replace(/\.\d+$/, '')}`, mark: numbered[1], length: numbered[0].length }
  }
  const marked = bracketed.exec(head)
  if (marked?.[2] && marked[3]) {
    const shape = `${marked[1] ?? ''}${marked[3]}`
    const mark = marked[2]
    const script = /\d/.test(mark)
      ? 'number'
      : /[A-Z]/.test(mark)
        ? 'capital'
        : romanNumeral.test(mark)
          ? 'roman'
          : 'letter'
    if (script === 'letter' && mark.length === 2 && mark[0] !== mark[1]) return undefined
    return { kind: `${script}${shape}`, mark, length: marked[0].length }
  }
  const dot = bullet.exec(head)
  return dot?.[1] ? { kind: `bullet${dot[1]}`, mark: dot[1], length: dot[0].length } : undefined
}

const romanNumeral = /^(?:x{0,3}(?:ix|iv|v?i{0,3}))$/
const letterBefore: Record<string, string> = { i: 'h', v: 'u', x: 'w' }

/**
 * `(i)` is the letter after `(h)` or the numeral one; `(v)` and `(x)` are as doubtful. The list it stands in decides.
 *
 * @param open The labels of the lists still open, outermost first, each the last one seen of its list.
 */
export function settleLabel(label: ListLabel, open: readonly ListLabel[]): ListLabel {
  if (!label.kind.startsWith('roman')) return label
  const asLetter = label.kind.replace('roman', 'letter')
  const before = letterBefore[label.mark]
  const sibling = open.findLast((other) => other.kind === asLetter || other.kind === label.kind)
  return before !== undefined && sibling?.kind === asLetter && sibling.mark === before
    ? { ...label, kind: asLetter }
    : label
}
