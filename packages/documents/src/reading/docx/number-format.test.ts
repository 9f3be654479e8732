import { describe, expect, it } from 'vitest'
import { formatNumber } from './number-format.ts'

describe('numbers as Word prints them', () => {
  it.each([
    ['decimal', 12, '12'],
    ['decimalZero', 7, '07'],
    ['lowerLetter', 28, 'bb'],
    ['upperLetter', 26, 'Z'],
    ['lowerRoman', 49, 'xlix'],
    ['upperRoman', 1994, 'MCMXCIV'],
    ['ordinal', 11, '11th'],
    ['ordinal', 22, '22nd'],
    ['ordinalText', 21, 'Twenty-first'],
    ['ordinalText', 120, 'One hundred twentieth'],
    ['cardinalText', 1342, 'One thousand three hundred forty-two'],
    ['chineseCountingThousand', 305, '三百零五'],
    ['chineseCountingThousand', 12, '十二'],
    ['ideographTraditional', 3, '丙'],
    ['hebrew1', 15, 'טו'],
    ['none', 5, ''],
    ['anything else', 5, '5'],
  ])('[D1] %s of %i is %s', (format, n, printed) => {
    expect(formatNumber(n, format)).toBe(printed)
  })

  it.each([
    [1, 'Первый'],
    [21, 'Двадцать первый'],
    [113, 'Сто тринадцатый'],
    [2345, 'Две тысячи триста сорок пятый'],
    [3000, 'Трёхтысячный'],
  ])('[D1] %i in Russian words is %s', (n, printed) => {
    expect(formatNumber(n, 'ordinalText', '', 'ru-ru')).toBe(printed)
  })

  it('[D1] a custom format pads with zeros', () => {
    expect(formatNumber(7, 'custom', '001, 002, 003, ...')).toBe('007')
  })
})
