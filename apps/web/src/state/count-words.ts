/** `1,200 words`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`

export const wordsCount = (count: number): string => counted(count, 'word')

/** `24` typed as months, in years and months; empty where that is no number. */
export function monthsWords(typed: string): string {
  if (!/^\d{1,4}$/.test(typed.trim())) return ''
  const months = Number(typed)
  const years = Math.floor(months / 12)
  const rest = months % 12
  return [years > 0 ? counted(years, 'year') : '', rest > 0 ? counted(rest, 'month') : ''].filter(Boolean).join(' and ')
}
