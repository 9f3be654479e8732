import { russianOrdinal } from './russian-ordinal.ts'

const units = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
]
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const irregularOrdinals: Record<string, string> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const cardinal = (n: number): string => {
  if (n < 20) return units[n] ?? String(n)
  if (n < 100) return n % 10 === 0 ? (tens[n / 10] ?? '') : `${tens[Math.floor(n / 10)]}-${units[n % 10]}`
  if (n < 1000)
    return n % 100 === 0 ? `${units[n / 100]} hundred` : `${units[Math.floor(n / 100)]} hundred ${cardinal(n % 100)}`
  return n % 1000 === 0
    ? `${cardinal(n / 1000)} thousand`
    : `${cardinal(Math.floor(n / 1000))} thousand ${cardinal(n % 1000)}`
}

const ordinalWord = (n: number): string => {
  const words = cardinal(n)
  const start = Math.max(words.lastIndexOf(' '), words.lastIndexOf('-')) + 1
  const last = words.slice(start)
  return (
    words.slice(0, start) + (irregularOrdinals[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`))
  )
}

const ordinal = (n: number): string => {
  const teen = n % 100 >= 11 && n % 100 <= 13
  return `${n}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`
}

const romanSteps: [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

const roman = (n: number): string => {
  let rest = n
  let text = ''
  for (const [value, letters] of romanSteps) {
    while (rest >= value) {
      text += letters
      rest -= value
    }
  }
  return text
}

/** Word counts a..z, aa, bb, .. zz, aaa: the letter is repeated. */
const letters = (n: number, alphabet: string): string => {
  const size = alphabet.length
  return (alphabet[(n - 1) % size] ?? '').repeat(Math.ceil(n / size))
}

const chineseDigits = '〇一二三四五六七八九'
const chineseUnits = ['', '十', '百', '千']

const chinese = (n: number, digits: string, unitNames: readonly string[]): string => {
  if (n >= 10_000) return String(n)
  const figures = [...String(n)]
  let text = ''
  let zero = false
  figures.forEach((figure, i) => {
    const unit = figures.length - 1 - i
    if (figure === '0') zero = text !== ''
    else {
      if (zero) text += digits[0]
      zero = false
      text += (digits[Number(figure)] ?? '') + (unitNames[unit] ?? '')
    }
  })
  return n >= 10 && n < 20 && text.startsWith(`${digits[1]}${unitNames[1]}`) ? text.slice(1) : text
}

const cyclic = (n: number, signs: string): string => ([...signs].length >= n ? ([...signs][n - 1] ?? '') : String(n))
const repeated = (n: number, signs: string): string => letters(n, signs)

const arabicIndic = '٠١٢٣٤٥٦٧٨٩'
const hindi = '०१२३४५६७८९'
const thai = '๐๑๒๓๔๕๖๗๘๙'
const inDigits = (n: number, digits: string): string =>
  [...String(n)].map((figure) => digits[Number(figure)] ?? '').join('')

/** Hebrew numerals; 15 and 16 avoid the letters of the divine name. */
const hebrew = (n: number): string => {
  const hundreds = ['', 'ק', 'ר', 'ש', 'ת', 'תק', 'תר', 'תש', 'תת', 'תתק']
  const decades = ['', 'י', 'כ', 'ל', 'מ', 'נ', 'ס', 'ע', 'פ', 'צ']
  const ones = ['', 'א', 'ב', 'ג', 'ד', 'ה', 'ו', 'ז', 'ח', 'ט']
  if (n >= 1000) return String(n)
  const rest = n % 100
  const low = rest === 15 ? 'טו' : rest === 16 ? 'טז' : `${decades[Math.floor(rest / 10)]}${ones[rest % 10]}`
  return `${hundreds[Math.floor(n / 100)]}${low}`
}

const formats: Record<string, (n: number) => string> = {
  decimal: String,
  decimalZero: (n) => String(n).padStart(2, '0'),
  lowerLetter: (n) => letters(n, 'abcdefghijklmnopqrstuvwxyz'),
  upperLetter: (n) => letters(n, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
  lowerRoman: roman,
  upperRoman: (n) => roman(n).toUpperCase(),
  ordinal,
  cardinalText: (n) => capitalised(cardinal(n)),
  ordinalText: (n) => capitalised(ordinalWord(n)),
  hex: (n) => n.toString(16).toUpperCase(),
  numberInDash: (n) => `- ${n} -`,
  decimalEnclosedParen: (n) => `(${n})`,
  decimalEnclosedFullstop: (n) => `${n}.`,
  decimalEnclosedCircle: (n) => (n <= 20 ? String.fromCodePoint(0x245f + n) : String(n)),
  decimalFullWidth: (n) => inDigits(n, '０１２３４５６７８９'),
  chicago: (n) => letters(n, '*†‡§'),
  none: () => '',
  chineseCounting: (n) => chinese(n, '○一二三四五六七八九', chineseUnits),
  chineseCountingThousand: (n) => chinese(n, chineseDigits.replace('〇', '零'), chineseUnits),
  chineseLegalSimplified: (n) => chinese(n, '零壹贰叁肆伍陆柒捌玖', ['', '拾', '佰', '仟']),
  taiwaneseCounting: (n) => chinese(n, '○一二三四五六七八九', chineseUnits),
  taiwaneseCountingThousand: (n) => chinese(n, '○一二三四五六七八九', chineseUnits),
  ideographLegalTraditional: (n) => chinese(n, '零壹貳參肆伍陸柒捌玖', ['', '拾', '佰', '仟']),
  japaneseCounting: (n) => chinese(n, chineseDigits, chineseUnits),
  koreanCounting: (n) => chinese(n, '영일이삼사오육칠팔구', ['', '십', '백', '천']),
  ideographDigital: (n) => inDigits(n, chineseDigits),
  japaneseDigitalTenThousand: (n) => inDigits(n, chineseDigits),
  ideographTraditional: (n) => cyclic(n, '甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: (n) => cyclic(n, '子丑寅卯辰巳午未申酉戌亥'),
  aiueo: (n) => cyclic(n, 'ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ'),
  aiueoFullWidth: (n) =>
    cyclic(n, 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン'),
  iroha: (n) => cyclic(n, 'ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽ'),
  ganada: (n) => cyclic(n, '가나다라마바사아자차카타파하'),
  chosung: (n) => cyclic(n, 'ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ'),
  hebrew1: hebrew,
  hebrew2: (n) => repeated(n, 'אבגדהוזחטיכלמנסעפצקרשת'),
  arabicAlpha: (n) => repeated(n, 'أبتثجحخدذرزسشصضطظعغفقكلمنهوي'),
  arabicAbjad: (n) => repeated(n, 'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ'),
  hindiNumbers: (n) => inDigits(n, hindi),
  hindiCounting: (n) => inDigits(n, hindi),
  thaiNumbers: (n) => inDigits(n, thai),
  thaiLetters: (n) => repeated(n, 'กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ'),
  arabicFullWidth: (n) => inDigits(n, arabicIndic),
  russianLower: (n) => letters(n, 'абвгдежзиклмнопрстуфхцчшщыэюя'),
  russianUpper: (n) => letters(n, 'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ'),
}

/**
 * A number as Word prints it. `format` is a `w:numFmt` value; `custom` its `w:format` (`001, 002, 003, ...` pads with
 * zeros); `language` is the document's, for numbers in words. What is unknown, zero or negative prints as a decimal, as Word does for languages it has no words for.
 */
export const formatNumber = (n: number, format: string, custom = '', language = 'en'): string => {
  if (format === 'ordinalText' && n > 0 && language.startsWith('ru')) return russianOrdinal(n)
  if (format === 'custom') return String(n).padStart(/^0*\d/.exec(custom)?.[0].length ?? 1, '0')
  const write = formats[format]
  if (write === undefined || (n <= 0 && !format.startsWith('decimal') && format !== 'none') || n > 32_767)
    return String(n)
  return write(n)
}
