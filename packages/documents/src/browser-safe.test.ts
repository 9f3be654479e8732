import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const source = (file: string) => fileURLToPath(new URL(file, import.meta.url))
const specifiers = /(?:\bfrom\s+|\bimport\s*\(?\s*)'([^']+)'/g
const globalsOfNode = /\b(?:process\.(?:env|argv|cwd|std|exit|on)|Buffer\.|require\(|__dirname|__filename)/

/** Every file of this package that is loaded with `entry`, with what each of them imports. */
const loadedWith = (entry: string): Map<string, string[]> => {
  const loaded = new Map<string, string[]>()
  const waiting = [entry]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (loaded.has(file)) continue
    const imports = [...readFileSync(file, 'utf8').matchAll(specifiers)].map(([, name]) => name ?? '')
    loaded.set(file, imports)
    for (const name of imports) if (name.startsWith('.')) waiting.push(resolve(dirname(file), name))
  }
  return loaded
}

it('what the package exports runs in a browser; only its workers need Node', () => {
  const loaded = loadedWith(source('./index.ts'))
  expect(loaded.size).toBeGreaterThan(100)
  for (const [file, imports] of loaded) {
    expect(
      imports.filter((name) => name.startsWith('node:')),
      file,
    ).toEqual([])
    expect(globalsOfNode.test(readFileSync(file, 'utf8')), file).toBe(false)
  }
  expect([...loadedWith(source('./workers/contract-workers.ts')).values()].flat()).toContain('node:worker_threads')
})
