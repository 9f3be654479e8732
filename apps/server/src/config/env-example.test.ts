import { readdirSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { expect, test } from 'vitest'
import { parseConfig } from './index.ts'

const example = readFileSync(new URL('../../../../.env.example', import.meta.url), 'utf8')
/** The commented-out lines, taken seriously. */
const lines = parseEnv(example.replaceAll(/^# (?=[A-Z_]+=)/gm, ''))

test('.env.example names every variable that is read by its name', () => {
  const sources = readdirSync(import.meta.dirname).filter((file) => /(?<!\.test)\.ts$/.test(file))
  const read = sources.flatMap((file) =>
    [
      ...readFileSync(new URL(file, import.meta.url), 'utf8').matchAll(/^ {2}([A-Z][A-Z_]+):|environment\.([A-Z_]+)/gm),
    ].map(([, declared, used]) => declared ?? used),
  )
  expect(read).toContain('LIMIT_UPLOAD_BYTES')
  const undocumented = read.filter((name) => name !== undefined && !example.includes(name))
  expect(undocumented).toEqual([])
})

test('.env.example is allowed as it stands, and with every line in force', () => {
  expect(parseConfig(parseEnv(example))).toEqual(parseConfig({}))
  const custom = { MY_SERVER_BASE_URL: 'http://localhost:1', MY_SERVER_MODEL: 'm', OPENAI_API_KEY: 'sk' }
  expect(Object.keys(parseConfig({ ...lines, ...custom }).ai.providers)).toContain('my-server')
})

test('.env.example shows the defaults', () => {
  const names = ['PORT', 'HOST', 'TRUST_PROXY', 'LOG_LEVEL', 'SESSION_DAYS', 'DATA_DIR', 'DEFAULT_JURISDICTION']
  const shown = Object.entries(lines).filter(
    ([name]) => names.includes(name) || /^AI_.*_MS$|^LIMIT_(?!DAILY)|^AI_FALLBACK_TO/.test(name),
  )
  expect(shown.length).toBe(names.length + 18)
  expect(parseConfig(Object.fromEntries(shown))).toEqual(parseConfig({}))
})
