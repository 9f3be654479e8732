const small = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
]
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

/**
 * A whole number in words: 24 is "twenty-four", 600 is "six hundred".
 * @throws RangeError outside 0 to 999.
 */
export function numberInWords(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 999) throw new RangeError(`no words for ${value}`)
  if (value < 20) return small[value] ?? ''
  if (value < 100) return [tens[Math.floor(value / 10)], ...(value % 10 ? [small[value % 10]] : [])].join('-')
  const rest = value % 100
  return `${small[Math.floor(value / 100)]} hundred${rest ? ` and ${numberInWords(rest)}` : ''}`
}

/** A number of months as a contract says it: 24 is "two (2) years", 18 is "eighteen (18) months". */
export function periodInWords(months: number): string {
  const [count, unit] = months % 12 === 0 ? [months / 12, 'year'] : [months, 'month']
  return `${numberInWords(count)} (${count}) ${unit}${count === 1 ? '' : 's'}`
}

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
]

/**
 * An ISO 8601 day as a contract says it: "2026-11-22" is "22 November 2026". No clock and no time zone is asked.
 * @throws RangeError where it is no such day.
 */
export function dayInWords(isoDay: string): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(isoDay) ?? []
  const name = months[Number(month) - 1]
  if (!name) throw new RangeError(`"${isoDay}" is not a day such as 2026-11-22`)
  return `${Number(day)} ${name} ${year}`
}

/** "a", "a and b", "a, b and c". */
export const listInWords = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
