import { describe, expect, test } from 'vitest'
import { ConfigError, parseConfig } from './index.ts'

const secret = 'sk-canary-0123456789'

/** The line an operator sees. */
function refusal(variables: Record<string, string>): string {
  try {
    parseConfig(variables)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  return 'accepted'
}

describe('an empty environment', () => {
  test('has a default for everything', () => {
    const config = parseConfig({})
    expect(config.http).toEqual({ port: 3000, host: '127.0.0.1', publicUrl: undefined, trustProxy: false })
    expect(config.database.url).toBeUndefined()
    expect(config.database.dataDir).toMatch(/^\/.*\/data$/)
    expect(config.ai.provider).toBeUndefined()
    expect(config.ai.fallbackToRemote).toBe(false)
    expect(config.ai.providers).toEqual({
      mistral: { baseUrl: 'http://localhost:11434' },
      llama: { baseUrl: 'http://localhost:11434' },
      library: {},
    })
    expect(config.ai.deadlines.requestMs).toBe(300_000)
    expect(config.session).toEqual({ days: 30, operatorToken: undefined })
    expect(config.log.level).toBe('info')
    expect(config.defaultJurisdiction).toBe('india')
  })

  test('is what blank values mean too', () => {
    expect(parseConfig({ PORT: '', AI_PROVIDER: ' ', OPENAI_API_KEY: '' })).toEqual(parseConfig({}))
  })
})

describe('values', () => {
  test('are read into their groups', () => {
    const config = parseConfig({
      PORT: '8080',
      HOST: '0.0.0.0',
      PUBLIC_URL: 'https://Clausemint.example.com/',
      TRUST_PROXY: '10.0.0.0/8, ::1',
      DATABASE_URL: 'postgres://user:password@db:5432/clausemint',
      LIMIT_DAILY_COST_USD: '2.50',
      LIMIT_CALLS_PER_MESSAGE: '7',
      DEFAULT_JURISDICTION: 'England & Wales',
      LOG_LEVEL: 'debug',
      SESSION_DAYS: '7',
      OPERATOR_TOKEN: '0123456789abcdef',
    })
    expect(config.http).toEqual({
      port: 8080,
      host: '0.0.0.0',
      publicUrl: 'https://clausemint.example.com',
      trustProxy: ['10.0.0.0/8', '::1'],
    })
    expect(config.database.url).toBe('postgres://user:password@db:5432/clausemint')
    expect(config.limits.dailyCostUsd).toBe(2.5)
    expect(config.limits.callsPerMessage).toBe(7)
    expect(config.defaultJurisdiction).toBe('england-wales')
    expect(config.session).toEqual({ days: 7, operatorToken: '0123456789abcdef' })
  })

  test.each([
    ['true', true],
    ['0', 0],
    ['2', 2],
    ['no', false],
    ['127.0.0.1', ['127.0.0.1']],
  ])('TRUST_PROXY=%s', (value, expected) => {
    expect(parseConfig({ TRUST_PROXY: value }).http.trustProxy).toEqual(expected)
  })

  test('India may be written as people write it', () => {
    expect(parseConfig({ DEFAULT_JURISDICTION: 'India' }).defaultJurisdiction).toBe('india')
  })
})

test.each([
  [{ PORT: 'abc' }, 'PORT is "abc", but must be a whole number from 0 to 65535'],
  [{ PORT: '70000' }, 'PORT is "70000", but must be a whole number from 0 to 65535'],
  [{ HOST: 'http://x' }, 'HOST is "http://x", but must be a host name or an IP address, like 127.0.0.1'],
  [{ TRUST_PROXY: '10.0.0.0/99' }, /^TRUST_PROXY is "10.0.0.0\/99", but must be true, false, a number of proxies/],
  [{ PUBLIC_URL: 'ftp://x' }, /^PUBLIC_URL must be the http:\/\/ or https:\/\/ origin/],
  [{ PUBLIC_URL: 'https://x.example/app' }, /^PUBLIC_URL must be .*without a path/],
  [{ DATABASE_URL: 'mysql://x' }, /^DATABASE_URL must be the address of a Postgres database/],
  [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL is "loud", but must be one of fatal, error, warn/],
  [{ DEFAULT_JURISDICTION: 'Mars' }, /^DEFAULT_JURISDICTION is "Mars", but must be one of india, delaware/],
  [{ LIMIT_CALLS_PER_MESSAGE: '0' }, /^LIMIT_CALLS_PER_MESSAGE is "0", but must be a whole number of at least 1$/],
  [{ LIMIT_DAILY_COST_USD: '-1' }, /^LIMIT_DAILY_COST_USD is "-1", but must be an amount/],
  [{ AI_FALLBACK_TO_REMOTE: 'maybe' }, 'AI_FALLBACK_TO_REMOTE is "maybe", but must be true or false'],
  [{ AI_REQUEST_TIMEOUT_MS: '5m' }, /^AI_REQUEST_TIMEOUT_MS is "5m", but must be a whole number/],
  [{ AI_PRICES: '{"gpt":{"inputPerMillion":-1}}' }, /^AI_PRICES is .*must be a JSON object of models and US dollars/],
  [{ AI_PRICES: 'nonsense' }, /^AI_PRICES is "nonsense", but must be a JSON object/],
  [{ OPERATOR_TOKEN: 'short-secret' }, 'OPERATOR_TOKEN must be at least 16 characters long'],
  // It could never be sent as `Authorization: Bearer`.
  [{ OPERATOR_TOKEN: 'one token on\ntwo lines' }, 'OPERATOR_TOKEN must be letters, digits and signs'],
  [{ OPERATOR_TOKEN: 'geheimer-schlüssel' }, 'OPERATOR_TOKEN must be letters, digits and signs'],
  [{ OPERATOR_TOKEN: 'x'.repeat(501) }, 'OPERATOR_TOKEN must be at most 500 characters long'],
])('%j is refused in one line', (variables: Record<string, string>, line) => {
  const printed = refusal(variables)
  expect(printed).toMatch(line)
  expect(printed).not.toContain('\n')
})

test.each([
  { OPENAI_API_KEY: `${secret} with spaces` },
  { OPENAI_API_KEY: 'sk', OPENAI_BASE_URL: `gopher://user:${secret}@host` },
  { OPENAI_API_KEY: 'sk', OPENAI_BASE_URL: `https://user:${secret}@host` },
  { OLLAMA_BASE_URL: `http://${secret}@localhost:11434` },
  { OPENAI_API_KEY: 'sk', OPENAI_HEADERS: `{"authorization": ["${secret}"]}` },
  { DATABASE_URL: `mysql://user:${secret}@host/db` },
  { OPERATOR_TOKEN: secret.slice(0, 15) },
])('a refused secret is not printed', (variables: Record<string, string>) => {
  const printed = refusal(variables)
  expect(printed).toContain(' must be ')
  expect(printed).not.toContain('canary')
})
