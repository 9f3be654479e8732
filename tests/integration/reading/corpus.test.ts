import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { walkClauses } from '@clausemint/protocol'
import { describe, expect, it } from 'vitest'
import { ReadError } from '../../../packages/documents/src/reading/read-error.ts'
import { clauseLines, lettersOf } from './clause-lines.ts'
import { clausesOf, read } from './read.ts'
import { asDocx, asMarkdown, asPdf, asText, sampleLines } from './sample-contract.ts'

const folder = process.env.CORPUS_DIR
const readable = /\.(?:docx|pdf|md|txt)$/

/** Real contracts where there are some (CORPUS_DIR), and always those the tests make themselves. */
const documents = (): { name: string; bytes: Uint8Array }[] => {
  const lines = sampleLines(20)
  const text = (words: string) => new TextEncoder().encode(words)
  const made = [
    { name: 'made.docx', bytes: asDocx(lines) },
    { name: 'made.pdf', bytes: asPdf(lines) },
    { name: 'made.txt', bytes: text(asText(lines)) },
    { name: 'made.md', bytes: text(asMarkdown(lines)) },
  ]
  if (folder === undefined || !existsSync(folder)) {
    process.stderr.write('CORPUS_DIR names no folder of real contracts: only documents made by the test are read\n')
    return made
  }
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => readable.test(name))
  // The folder's own list is no contract.
  const contracts = found.filter((name) => !/^README/i.test(name))
  return [...made, ...contracts.map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }))]
}

describe('every document', () => {
  it('[D1] is a well-formed tree, the same each time, or a typed error', async () => {
    let trees = 0
    for (const { name, bytes } of documents()) {
      const contract = await read(name, bytes).catch((error: unknown) => {
        expect(error, name).toBeInstanceOf(ReadError)
        return undefined
      })
      if (contract === undefined) continue
      trees++
      expect(await read(name, bytes), name).toEqual(contract)
      const clauses = clausesOf(contract)
      expect(new Set(clauses.map(({ id }) => id)).size, name).toBe(clauses.length)
      for (const clause of walkClauses(contract.tree)) {
        for (const child of clause.children) expect(child.level, name).toBe(clause.level + 1)
        expect(clause.text, name).not.toMatch(/^\s|\s$|\s\s|\0/)
        expect(clause.version, name).toBe(1)
      }
      expect(contract.stats.clauses, name).toBe(clauses.length)
    }
    expect(trees).toBeGreaterThanOrEqual(4)
  })

  it('[D1] loses no letter of what is printed, and adds none', async () => {
    for (const { name, bytes } of documents()) {
      if (!/\.txt$/.test(name)) continue
      const contract = await read(name, bytes)
      expect(clauseLines(contract.tree).join(''), name).toBe(lettersOf(new TextDecoder().decode(bytes)))
    }
  })
})
