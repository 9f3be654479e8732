import { describe, expect, test } from 'vitest'
import { readGroups } from './groups.ts'
import { readText } from './reading.ts'
import { firstMatch, matchRules, type Rule } from './rule.ts'

const rules: Rule[] = [
  { says: 'weak', strength: 1, words: /\bword\b/ },
  { says: 'strong', strength: 3, words: /\bstrong word\b/ },
  { says: 'as strong', strength: 3, words: /\bword\b.*\bthere\b/ },
]

describe('[D3] the first match of some rules', () => {
  test.each([
    ['none', 'Nothing is said here.', undefined],
    ['the earliest of equals', 'A word is here. Another word is here.', ['weak', 'A word is here.']],
    ['a later one that is stronger', 'A word is here. A strong word is here.', ['strong', 'A strong word is here.']],
    [
      'the first of the list of equals in one sentence',
      'A strong word is there. A strong word is here.',
      ['strong', 'A strong word is there.'],
    ],
    [
      'no later one that is as strong',
      'The word is there. A strong word is here.',
      ['as strong', 'The word is there.'],
    ],
  ])('is %s', (_, text, expected) => {
    const reading = readText(text)
    const groups = readGroups(reading)
    const first = firstMatch(rules, reading, groups)
    expect(first && [first.rule.says, first.sentence.text]).toEqual(expected)
    expect(first).toEqual(matchRules(rules, reading, groups)[0])
  })
})
