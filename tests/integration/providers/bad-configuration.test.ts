import { describe, expect, it } from 'vitest'
import { emptyFolder, spawnEntry } from './support/entry.ts'

const secret = 'sk-secret-4711'

describe('a configuration that can not be used', () => {
  it.each([
    ['an unknown name', { AI_PROVIDER: 'mistrall' }, /AI_PROVIDER .*mistrall.* must be one of mistral, llama/],
    ['a key that is missing', { AI_PROVIDER: 'claude' }, /AI_PROVIDER names claude, which needs CLAUDE_API_KEY/],
    [
      'a bad address, which may hold a password',
      { AI_PROVIDER: 'openai', OPENAI_API_KEY: secret, OPENAI_BASE_URL: `ftp://me:${secret}@host` },
      /OPENAI_BASE_URL must be an http:\/\/ or https:\/\/ address/,
    ],
    [
      'a fallback to itself',
      { AI_PROVIDER: 'library', AI_FALLBACK: 'library' },
      /AI_FALLBACK names library, which is AI_PROVIDER/,
    ],
    ['a number that is none', { AI_SILENCE_TIMEOUT_MS: '1e3' }, /AI_SILENCE_TIMEOUT_MS is "1e3", but must be a whole/],
    [
      'a server of its own without a model',
      { AI_PROVIDER: 'custom', CUSTOM_BASE_URL: 'http://localhost:1/v1' },
      /CUSTOM_MODEL is missing/,
    ],
  ])('stops the start with one clear line: %s', async (_, env, line) => {
    await using folder = await emptyFolder()
    await using server = spawnEntry('main.ts', { folder: folder.path, env: { PORT: '0', ...env } })
    expect(await server.exitCode).toBe(1)
    expect(server.stderr).toMatch(/^Clausemint did not start: [^\n]*\n$/)
    expect(server.stderr).toMatch(line)
    expect(server.stderr).not.toContain(secret)
    expect(server.stdout).toBe('')
  })
})
