import fc from 'fast-check'
import { marked } from 'marked'
import { describe, expect, test } from 'vitest'
import { escapedParagraphs, escapeMarkdown, oneLine, unescapeMarkdown } from './markdown-text.ts'

const pieces = [
  ...[
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '**',
    '__',
    '*',
    '_',
    '~~',
    '`',
    '```',
    '\\',
    '\\\\',
  ],
  ...[
    '](http:',
    '[a](javascript:x)',
    '![',
    'http://evil.test/',
    'https://a.b',
    'www.evil.test',
    'a@evil.test',
    '<http://x.y>',
  ],
  ...[
    '#',
    '# ',
    '## 3. ',
    '- ',
    '+ ',
    '* ',
    '> ',
    '1. ',
    '2) ',
    '7.2 ',
    '(a) ',
    '=== ',
    '---',
    '| a | b |',
    '&',
    '&amp;',
    '&#60;',
  ],
  ...[
    '\n',
    '\r\n',
    '\n\n',
    '\u2028',
    '\u0085',
    '\t',
    '    ',
    ' ',
    'Acme',
    'Zoë',
    '株式会社',
    '😀',
    '{purpose}',
    '{@term}',
    '[x]',
    '!',
  ],
]
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme', maxLength: 5 })), { maxLength: 12 })
  .map((all) => all.join(''))

/** What a reader sees: the HTML of the page's own renderer without its paragraph, its entities resolved. */
function seen(markdown: string): string {
  const html = marked.parse(markdown, { async: false }).replace(/^<p>|<\/p>\n?$/g, '')
  if (/[<>]/.test(html)) throw new Error(`not plain text: ${html}`)
  return html.replace(
    /&(lt|gt|quot|#39|amp);/g,
    (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '&',
  )
}

describe('escapeMarkdown', () => {
  test('leaves an ordinary name as it is', () => {
    for (const name of [
      'Johnson & Johnson',
      "O'Neil, Inc.",
      'AT&T (UK) Ltd',
      'Smith + Sons',
      'No. 1 Shoes',
      '50% Off!',
    ])
      expect(escapeMarkdown(name)).toBe(name)
  })

  test('shows exactly what was typed, and nothing but text', () => {
    fc.assert(
      fc.property(hostile, (typed) => {
        fc.pre(oneLine(typed) !== '')
        expect(seen(`Between ${escapeMarkdown(typed)} and others.`)).toBe(`Between ${oneLine(typed)} and others.`)
      }),
      { numRuns: 2000 },
    )
  })

  test('is inert at the start of a line too', () => {
    fc.assert(
      fc.property(hostile, (typed) => {
        fc.pre(oneLine(typed) !== '')
        expect(seen(escapeMarkdown(typed))).toBe(oneLine(typed))
      }),
      { numRuns: 2000 },
    )
  })

  test('is undone by unescapeMarkdown, and keeps to one line', () => {
    fc.assert(
      fc.property(hostile, (typed) => {
        const escaped = escapeMarkdown(typed)
        expect(unescapeMarkdown(escaped)).toBe(oneLine(typed))
        expect(escaped).not.toMatch(/[\r\n\u0085\u2028\u2029]/)
      }),
      { numRuns: 2000 },
    )
  })
})

test('paragraphs are lines of their own, without the empty ones', () => {
  expect(escapedParagraphs(' # One \r\n\r\n\n 2. Two\u2028- Three')).toEqual(['\\# One', '2\\. Two', '\\- Three'])
})
