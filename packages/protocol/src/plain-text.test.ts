import { expect, it } from 'vitest'
import { chatQuestionSchema } from './chat.ts'
import { documentTitleSchema } from './document.ts'
import { ndaTermsSchema } from './nda-terms.ts'
import { isVisible } from './plain-text.ts'

const invisible = [
  '',
  ' ',
  '\n',
  '\u200b',
  '\u200d\u2060',
  '\u202e',
  '\ufeff',
  '\u00ad',
  '\u3164',
  '\u2800',
  '\u0301',
  '\0',
]
const visible = ['a', '?', '🙂', '👩‍👩‍👧', '契', 'é', '\u200bx', '…', 'ב']

it.each(invisible)('%j prints nothing', (text) => expect(isVisible(text)).toBe(false))
it.each(visible)('%j can be seen', (text) => expect(isVisible(text)).toBe(true))

it.each(invisible)('[T5] %j is no title, no name and no question', (text) => {
  expect(documentTitleSchema.safeParse(text).success).toBe(false)
  expect(chatQuestionSchema.safeParse({ text }).success).toBe(false)
  const terms = { partyA: { name: text }, partyB: { name: 'B Ltd' }, purpose: 'Testing' }
  const refused = ndaTermsSchema.safeParse(terms)
  expect(new Set(refused.error?.issues.map(({ path }) => path.join('.')))).toEqual(new Set(['partyA.name']))
})

it('[T5] a title that turns the direction of writing, or has lines, is refused', () => {
  for (const title of ['\u202efdp.ADN', 'a\nb', 'a\0b', 'x\ud800', '\u2066x'])
    expect(documentTitleSchema.safeParse(title).success).toBe(false)
  expect(documentTitleSchema.parse('  NDA: Ü & “x” 契約  ')).toBe('NDA: Ü & “x” 契約')
})

it('[D6] a question may be an emoji, and ask what a selection asks by itself', () => {
  expect(chatQuestionSchema.safeParse({ text: '🙂' }).success).toBe(true)
  const about = { text: '\u200b', intent: 'explain', selection: { clauseId: 'one' } }
  expect(chatQuestionSchema.safeParse(about).success).toBe(true)
})
