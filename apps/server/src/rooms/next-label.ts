/** What comes after a label of the same list is counted up in its last part: `14.`, `Article IV`, `(c)`. */
const counted = /^(.*?)(\d{1,6}|[A-Za-z]{1,9})([^\p{L}\p{N}]*)$/su
const romanDigits = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
] as const

/**
 * The label that goes on with a list of clauses, in the list's own style: `15.` after `14.`, `Article V` after
 * `Article IV`. Empty where the list is not numbered, or in a way that is not understood.
 */
export function nextLabel(labels: readonly string[]): string {
  const numbered = labels.filter((label) => label !== '')
  const [, prefix = '', number = '', suffix = ''] = counted.exec(numbered.at(-1) ?? '') ?? []
  if (number === '') return ''
  // A lone letter is a roman number where its list began with I.
  const first = numbered.find((label) => label.startsWith(prefix) && label.endsWith(suffix)) ?? ''
  const isRoman = number.length > 1 || first.toLowerCase() === `${prefix}i${suffix}`.toLowerCase()
  const next = /^\d/.test(number)
    ? String(Number(number) + 1)
    : ((isRoman ? nextRoman(number) : undefined) ?? nextLetter(number))
  return next === undefined ? '' : `${prefix}${next}${suffix}`
}

function nextRoman(number: string): string | undefined {
  const lower = number.toLowerCase()
  const value = romanValue(lower)
  if (roman(value) !== lower) return undefined
  const next = roman(value + 1)
  return number === lower ? next : next.toUpperCase()
}

function nextLetter(number: string): string | undefined {
  if (number.length > 1 || /z/i.test(number)) return undefined
  return String.fromCharCode(number.charCodeAt(0) + 1)
}

function romanValue(lower: string): number {
  let rest = lower
  let value = 0
  for (const [digits, worth] of romanDigits)
    while (rest.startsWith(digits)) {
      rest = rest.slice(digits.length)
      value += worth
    }
  return rest === '' ? value : 0
}

function roman(value: number): string {
  let rest = value
  let text = ''
  for (const [digits, worth] of romanDigits)
    while (rest >= worth) {
      text += digits
      rest -= worth
    }
  return text
}
