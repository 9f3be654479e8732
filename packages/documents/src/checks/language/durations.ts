/** A period named in a contract, in months; days count as thirtieths. */
export interface Duration {
  months: number
  /** Where it stands in the folded text. */
  start: number
  end: number
  /** True where the number in words and the one in figures differ. */
  disagrees?: boolean
}

const units = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const teens = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
const monthsIn: Record<string, number> = { day: 1 / 30, week: 7 / 30, month: 1, year: 12 }

const inWords = `(?:${tens.join('|')})(?:[- ](?:${units.join('|')}))?|${[...teens, ...units].join('|')}`
const pattern = new RegExp(
  `\\b(?:(${inWords})|(\\d{1,3}(?:\\.\\d)?))( and a half)?[\\s-]*(?:[([]\\s*(?:(\\d{1,3})|(${inWords})|\\w+(?:-\\w+)?)\\s*[)\\]])?[\\s-]*(?:full |consecutive |calendar |business |working )?(day|week|month|year)s?\\b`,
  'g',
)
const anniversary = new RegExp(
  `\\b(?:(${ordinals.join('|')})|(\\d{1,2})(?:st|nd|rd|th))\\b[^.;]{0,8}? anniversary\\b`,
  'g',
)

/**
 * Every period of a folded text: "two (2) years", "18 months", "a five-year term", "the third anniversary". Where words
 * and figures disagree the words stand, as courts read it.
 */
export function findDurations(folded: string): Duration[] {
  const durations: Duration[] = []
  for (const match of folded.matchAll(pattern)) {
    const [whole, name, digits, half, figures, spelled, unit] = match
    const count = numberIn(name) ?? numberIn(spelled) ?? Number(digits ?? 0)
    const months = (count + (half ? 0.5 : 0)) * (monthsIn[unit ?? ''] ?? 0)
    if (months <= 0) continue
    const written = { words: numberIn(name ?? spelled), figures: Number(name ? figures : digits) }
    const disagrees = written.words !== undefined && written.figures > 0 && written.words !== written.figures
    durations.push({ months, start: match.index, end: match.index + whole.length, ...(disagrees && { disagrees }) })
  }
  for (const match of folded.matchAll(anniversary)) {
    const years = match[1] ? ordinals.indexOf(match[1]) + 1 : Number(match[2])
    if (years > 0) durations.push({ months: years * 12, start: match.index, end: match.index + match[0].length })
  }
  return durations.sort((a, b) => a.start - b.start)
}

/** What a number in words is, "thirty-six" or "ten"; nothing for other words. */
function numberIn(words: string | undefined): number | undefined {
  const [first = '', second = ''] = words?.split(/[- ]/) ?? []
  if (tens.includes(first)) return (tens.indexOf(first) + 2) * 10 + units.indexOf(second) + 1
  if (teens.includes(first)) return teens.indexOf(first) + 10
  return units.includes(first) ? units.indexOf(first) + 1 : undefined
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
