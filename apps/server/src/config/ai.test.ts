import { createProviders } from '@clausemint/ai'
import { describe, expect, test } from 'vitest'
import { parseAi } from './ai.ts'

describe('providers', () => {
  test('of the streaming guide: local Mistral, with the key "local"', () => {
    const ai = parseAi({
      AI_PROVIDER: 'mistral',
      MISTRAL_API_KEY: 'local',
      MISTRAL_BASE_URL: 'http://localhost:11434/',
    })
    expect(ai.provider).toBe('mistral')
    expect(ai.providers.mistral).toEqual({ baseUrl: 'http://localhost:11434' })
    expect(Object.keys(ai.providers)).not.toContain('mistral-api')
  })

  test("MISTRAL_BASE_URL and OLLAMA_BASE_URL are one, and a provider's own address wins", () => {
    const byGuide = parseAi({ MISTRAL_BASE_URL: 'http://a:1' }).providers
    expect([byGuide.mistral?.baseUrl, byGuide.llama?.baseUrl]).toEqual(['http://a:1', 'http://a:1'])
    const byName = parseAi({ OLLAMA_BASE_URL: 'http://b:1', LLAMA_BASE_URL: 'http://c:1' }).providers
    expect([byName.mistral?.baseUrl, byName.llama?.baseUrl]).toEqual(['http://b:1', 'http://c:1'])
  })

  test('there is one for each key', () => {
    const { providers } = parseAi({
      OPENAI_API_KEY: 'sk-1',
      OPENAI_MODEL: 'gpt-x',
      ANTHROPIC_API_KEY: 'sk-2',
      GEMINI_API_KEY: 'sk-3',
      MISTRAL_API_KEY: 'sk-4',
      LLAMA_MODEL: 'llama3.3',
    })
    expect(providers).toEqual({
      mistral: { baseUrl: 'http://localhost:11434' },
      llama: { baseUrl: 'http://localhost:11434', model: 'llama3.3' },
      openai: { apiKey: 'sk-1', model: 'gpt-x' },
      claude: { apiKey: 'sk-2' },
      gemini: { apiKey: 'sk-3' },
      'mistral-api': { apiKey: 'sk-4' },
      library: {},
    })
  })

  test('are named as people write them', () => {
    const ai = parseAi({ AI_PROVIDER: 'OpenAI', OPENAI_API_KEY: 'sk-1', AI_FALLBACK: 'Mistral, LIBRARY' })
    expect([ai.provider, ...ai.fallback]).toEqual(['openai', 'mistral', 'library'])
  })

  test('of Ollama share what is said of Ollama', () => {
    const { providers } = parseAi({
      OLLAMA_KEEP_ALIVE: '-1',
      OLLAMA_CONTEXT_LENGTH: '32768',
      MISTRAL_LOCATION: 'remote',
      LLAMA_BASE_URL: 'http://gpu:11434',
    })
    const shared = { keepAlive: -1, maxContextTokens: 32_768 }
    expect(providers.mistral).toEqual({ ...shared, baseUrl: 'http://localhost:11434', location: 'remote' })
    expect(providers.llama).toEqual({ ...shared, baseUrl: 'http://gpu:11434' })
  })

  test('of the operator have names of their own', () => {
    const { providers } = parseAi({
      AI_PROVIDER: 'lm-studio',
      AI_FALLBACK: 'custom, library',
      CUSTOM_PROVIDERS: 'lm-studio',
      LM_STUDIO_BASE_URL: 'http://localhost:1234/v1',
      LM_STUDIO_MODEL: 'qwen3',
      LM_STUDIO_HEADERS: '{"X-Team":"legal"}',
      CUSTOM_BASE_URL: 'https://models.example.com/v1',
      CUSTOM_API_KEY: 'key',
      CUSTOM_MODEL: 'big',
    })
    expect(providers['lm-studio']).toEqual({
      kind: 'custom',
      baseUrl: 'http://localhost:1234/v1',
      model: 'qwen3',
      headers: { 'X-Team': 'legal' },
    })
    expect(providers.custom).toEqual({
      kind: 'custom',
      baseUrl: 'https://models.example.com/v1',
      apiKey: 'key',
      model: 'big',
    })
  })
})

test('every provider that is configured can be made', () => {
  const { providers } = parseAi({
    OPENAI_API_KEY: 'sk-1',
    CLAUDE_API_KEY: 'sk-2',
    GEMINI_API_KEY: 'sk-3',
    MISTRAL_API_KEY: 'sk-4',
    OLLAMA_KEEP_ALIVE: '10m',
    OLLAMA_CONTEXT_LENGTH: '8192',
    CUSTOM_PROVIDERS: 'vllm',
    VLLM_BASE_URL: 'http://gpu:8000/v1/',
    VLLM_MODEL: 'qwen3',
    VLLM_HEADERS: '{"X-Team":"legal"}',
    VLLM_LOCATION: 'local',
  })
  const made = createProviders(providers)
  expect([...made.keys()].sort()).toEqual(Object.keys(providers).sort())
  expect(made.get('vllm')).toMatchObject({ id: 'vllm', model: 'qwen3', location: 'local' })
})

test('prices are read from JSON', () => {
  const { prices } = parseAi({ AI_PRICES: '{"gpt-x":{"inputPerMillion":1.25,"outputPerMillion":10}}' })
  expect(prices).toEqual({ 'gpt-x': { input: 1.25, output: 10 } })
})

test.each([
  [{ AI_PROVIDER: 'gpt' }, /^AI_PROVIDER has "gpt", but must be one of mistral, llama, .*CUSTOM_PROVIDERS$/],
  [{ AI_PROVIDER: 'constructor' }, /^AI_PROVIDER has "constructor", but must be one of/],
  [{ AI_PROVIDER: 'openai' }, 'AI_PROVIDER names openai, which needs OPENAI_API_KEY'],
  [{ AI_PROVIDER: 'mistral-api', MISTRAL_API_KEY: 'local' }, 'AI_PROVIDER names mistral-api, which needs MISTRAL_API_'],
  [{ AI_PROVIDER: 'custom' }, 'AI_PROVIDER names custom, which needs CUSTOM_BASE_URL and CUSTOM_MODEL'],
  [{ AI_FALLBACK: 'library,claude' }, 'AI_FALLBACK names claude, which needs CLAUDE_API_KEY'],
  [{ AI_PROVIDER: 'mistral', AI_FALLBACK: 'llama,mistral' }, 'AI_FALLBACK names mistral, which is AI_PROVIDER'],
  [{ AI_FALLBACK: 'llama,library,llama' }, 'AI_FALLBACK names llama twice; each provider is allowed once'],
  [{ OLLAMA_BASE_URL: 'localhost:11434' }, /^OLLAMA_BASE_URL must be an http:\/\/ or https:\/\/ address/],
  [{ CUSTOM_PROVIDERS: 'mine' }, 'MINE_BASE_URL is missing; it must be the address of the provider mine'],
  [{ CUSTOM_PROVIDERS: 'mine', MINE_BASE_URL: 'http://x' }, 'MINE_MODEL is missing; it must be the model'],
  [{ CUSTOM_PROVIDERS: 'openai' }, 'CUSTOM_PROVIDERS has "openai", but that name is taken'],
  [{ CUSTOM_PROVIDERS: 'My Server' }, 'CUSTOM_PROVIDERS has "My Server", but names must be small letters'],
  [
    { CUSTOM_PROVIDERS: 'mine,mine', MINE_BASE_URL: 'http://x', MINE_MODEL: 'm' },
    'CUSTOM_PROVIDERS names mine twice; each name is allowed once',
  ],
])('%j is refused', (variables: Record<string, string>, line) => {
  expect(() => parseAi(variables)).toThrow(line)
})
