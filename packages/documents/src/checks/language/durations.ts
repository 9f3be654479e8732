/** A period named in a contract, in months; days count as thirtieths. */
export interface Duration {
  months: number
  /** Where it stands in the folded text. */
  start: number
  end: number
}

const numbers: Record<string, number> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  eighteen: 18,
  twenty: 20,
  'twenty-four': 24,
  thirty: 30,
  'thirty-six': 36,
  'forty-eight': 48,
  sixty: 60,
  ninety: 90,
  a: 1,
  an: 1,
}
const monthsIn: Record<string, number> = { day: 1 / 30, week: 7 / 30, month: 1, year: 12 }
const word = Object.keys(numbers)
  .filter((name) => name.length > 2)
  .sort((a, b) => b.length - a.length)
  .join('|')
const pattern = new RegExp(
  `\\b(?:(${word})|(\\d{1,3}))[\\s-]*(?:[([]\\s*(?:(\\d{1,3})|\\w+(?:-\\w+)?)\\s*[)\\]])?[\\s-]*(?:full |consecutive |calendar |business |working )?(day|week|month|year)s?\\b`,
  'g',
)

/** Every period of a folded text: "two (2) years", "18 months", "a five-year term". */
export function findDurations(folded: string): Duration[] {
  const durations: Duration[] = []
  for (const match of folded.matchAll(pattern)) {
    const [whole, name, digits, bracketed, unit] = match
    const count = digits ? Number(digits) : bracketed ? Number(bracketed) : (numbers[name ?? ''] ?? 0)
    const months = count * (monthsIn[unit ?? ''] ?? 0)
    if (months > 0) durations.push({ months, start: match.index, end: match.index + whole.length })
  }
  return durations
}

/** "18 months", "3 years", "10 days": as a reader would say it. */
export function sayMonths(months: number): string {
  const [count, unit] =
    months < 1
      ? [Math.round(months * 30), 'day']
      : months % 12 === 0
        ? [months / 12, 'year']
        : [Math.round(months), 'month']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
