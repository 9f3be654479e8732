/** Forms of each part of a number: alone as an ordinal, as a cardinal before it, and inside `двух-тысячный`. */
const ones = ['', 'первый', 'второй', 'третий', 'четвёртый', 'пятый', 'шестой', 'седьмой', 'восьмой', 'девятый']
const teens = [
  'десятый',
  'одиннадцатый',
  'двенадцатый',
  'тринадцатый',
  'четырнадцатый',
  'пятнадцатый',
  'шестнадцатый',
  'семнадцатый',
  'восемнадцатый',
  'девятнадцатый',
]
const tens = [
  '',
  '',
  'двадцатый',
  'тридцатый',
  'сороковой',
  'пятидесятый',
  'шестидесятый',
  'семидесятый',
  'восьмидесятый',
  'девяностый',
]
const tensBefore = [
  '',
  '',
  'двадцать',
  'тридцать',
  'сорок',
  'пятьдесят',
  'шестьдесят',
  'семьдесят',
  'восемьдесят',
  'девяносто',
]
const hundreds = [
  '',
  'сотый',
  'двухсотый',
  'трёхсотый',
  'четырёхсотый',
  'пятисотый',
  'шестисотый',
  'семисотый',
  'восьмисотый',
  'девятисотый',
]
const hundredsBefore = [
  '',
  'сто',
  'двести',
  'триста',
  'четыреста',
  'пятьсот',
  'шестьсот',
  'семьсот',
  'восемьсот',
  'девятьсот',
]
const thousands = [
  '',
  'тысячный',
  'двухтысячный',
  'трёхтысячный',
  'четырёхтысячный',
  'пятитысячный',
  'шеститысячный',
  'семитысячный',
  'восьмитысячный',
  'девятитысячный',
]
const thousandsBefore = [
  '',
  'одна тысяча',
  'две тысячи',
  'три тысячи',
  'четыре тысячи',
  'пять тысяч',
  'шесть тысяч',
  'семь тысяч',
  'восемь тысяч',
  'девять тысяч',
]

/** An ordinal in words, masculine, below ten thousand: only its last part is an ordinal. */
export const russianOrdinal = (n: number): string => {
  if (n >= 10_000) return String(n)
  const [thousand, hundred, ten, one] = [
    Math.floor(n / 1000),
    Math.floor(n / 100) % 10,
    Math.floor(n / 10) % 10,
    n % 10,
  ]
  const parts: (string | undefined)[] = []
  if (thousand > 0) parts.push(n % 1000 === 0 ? thousands[thousand] : thousandsBefore[thousand])
  if (hundred > 0) parts.push(n % 100 === 0 ? hundreds[hundred] : hundredsBefore[hundred])
  if (ten === 1) parts.push(teens[one])
  else {
    if (ten > 1) parts.push(one === 0 ? tens[ten] : tensBefore[ten])
    if (one > 0) parts.push(ones[one])
  }
  const text = parts.join(' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
