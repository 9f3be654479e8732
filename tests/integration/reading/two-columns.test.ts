import { expect, it } from 'vitest'
import { buildPdf } from './pdf-builder.ts'
import { printed, read, refusal } from './read.ts'

const columns = { left: 50, right: 320 }

/** Lines of one column, from the top of the page down, without a gap between its clauses. */
const column = (side: keyof typeof columns, lines: readonly string[]) =>
  lines.map((text, i) => ({ text, x: columns[side], y: 720 - 12 * i, size: 9 }))

const words = 'party must hold what party must hold what party must hold'

it('[D1] a pdf in two columns: clauses that fill their last line are told apart, and go on in the next column', async () => {
  const pdf = buildPdf({
    pages: [
      [
        ...column('left', [
          '1. Secrecy. Each must hold what party must hold party must',
          words,
          words,
          'party must hold what party must hold what party must give.',
          '2. Duration. Each must hold what party must hold party must',
          words,
          words,
          'party must hold what party must hold what party must give.',
          '3. Law. Each must hold what party must hold what party must',
          words,
          words,
          words,
        ]),
        ...column('right', [
          'what is given. Party must hold what party must hold what it',
          'party must hold what party must hold what party must give.',
          '4. Return. Each must hold what party must hold what party is',
          'whoever may ask for it.',
        ]),
      ],
    ],
  })
  expect(printed(await read('a.pdf', pdf)).map((clause) => clause.replace(/ \|.* /, ' … '))).toEqual([
    '1. Secrecy … give.',
    '2. Duration … give.',
    '3. Law … give.',
    '4. Return … it.',
  ])
})

it.each([
  ['page.html', '<!DOCTYPE html><html><body>1. Term. It lasts.</body></html>'],
  ['page.txt', '\n<html lang="en"><body>1. Term. It lasts.</body></html>'],
  ['page.md', '<?xml version="1.0"?>\n<html><body>1. Term. It lasts.</body></html>'],
])('[D1] a saved web page is no contract: %s', async (name, text) => {
  expect(await refusal(name, text)).toBe('unsupported')
})
