import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inDataFolder } from './data-folder.ts'

let place: string
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'clausemint-data-folder-'))
})
afterAll(() => rm(place, { recursive: true }))

it('makes the folder with all above it, and takes one that is there', async () => {
  const folder = join(place, 'one', 'two', 'three')
  for (const _ of ['new', 'there']) expect(await inDataFolder(folder, async () => existsSync(folder))).toBe(true)
})

it('two that make the same one at once both have it', async () => {
  const folder = join(place, 'both', 'of', 'them')
  const made = await Promise.all([1, 2].map((which) => inDataFolder(folder, async () => which)))
  expect(made).toEqual([1, 2])
})

it('says in one line why a folder can not be made, also where nothing ever says so', async () => {
  const file = join(place, 'file')
  await writeFile(file, '')
  const refusals: [string, string][] = [
    [file, 'a file stands where a folder should be'],
    [join(file, 'below'), 'a file stands where a folder should be'],
    [join(place, 'a'.repeat(300)), 'its name is too long'],
  ]
  if (existsSync('/proc/self')) refusals.push(['/proc/nowhere/below', 'no folder can be made there'])
  for (const [folder, reason] of refusals)
    await expect(inDataFolder(folder, async () => {})).rejects.toThrow(
      `The data folder ${folder} can't be used: ${reason}. Choose another DATA_DIR.`,
    )
})
