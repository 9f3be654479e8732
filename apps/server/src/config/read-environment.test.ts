import { mkdirSync, mkdtempDisposableSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readEnvironment } from './read-environment.ts'

test('the environment wins over .env', () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'clausemint-env-'))
  writeFileSync(join(folder.path, '.env'), '# comment\nPORT=4000\nHOST="0.0.0.0"\n')
  expect(readEnvironment(folder.path, { PORT: '5000' })).toEqual({ PORT: '5000', HOST: '0.0.0.0' })
})

test('a folder without .env is fine', () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'clausemint-env-'))
  expect(readEnvironment(folder.path, { PORT: '5000' })).toEqual({ PORT: '5000' })
})

test('the mark some editors put before the first name is none of it', () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'clausemint-env-'))
  writeFileSync(join(folder.path, '.env'), '\ufeffPORT=4000\r\nHOST=0.0.0.0\r\n')
  expect(readEnvironment(folder.path, {})).toEqual({ PORT: '4000', HOST: '0.0.0.0' })
})

test('an .env that is no file is refused in one line', () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'clausemint-env-'))
  mkdirSync(join(folder.path, '.env'))
  expect(() => readEnvironment(folder.path, {})).toThrow('.env could not be read (EISDIR)')
})
