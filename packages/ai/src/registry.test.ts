import { describe, expect, test } from 'vitest'
import { createProviders, type ProviderSettings } from './registry.ts'

const failureOf = (settings: Record<string, ProviderSettings>): string => {
  try {
    createProviders(settings)
    return 'none'
  } catch (error) {
    return String(error)
  }
}

test('makes what is configured, in its order, and several custom servers by name', () => {
  const providers = createProviders({
    mistral: {},
    llama: { model: 'llama3.3', baseUrl: '' },
    vllm: { kind: 'custom', baseUrl: 'http://10.0.0.7:8000/v1', model: 'qwen' },
    groq: { kind: 'custom', baseUrl: 'https://api.groq.com/openai/v1', model: 'llama', apiKey: 'k' },
    library: {},
  })
  expect([...providers.values()].map(({ id, model, location }) => [id, model, location])).toEqual([
    ['mistral', 'mistral', 'local'],
    ['llama', 'llama3.3', 'local'],
    ['vllm', 'qwen', 'local'],
    ['groq', 'llama', 'remote'],
    ['library', 'clause library', 'local'],
  ])
})

test.each<[string, Record<string, ProviderSettings>, RegExp]>([
  ['an unknown name', { gpt: {} }, /"gpt" is of no known kind \(mistral, llama, openai/],
  ['a key that is missing', { openai: {} }, /"openai": apiKey is missing/],
  ['a key of spaces', { claude: { apiKey: '  ' } }, /"claude": apiKey is missing/],
  ['a bad address', { mistral: { baseUrl: 'localhost:11434' } }, /"mistral": baseUrl must be an address/],
  ['another protocol', { mistral: { baseUrl: 'ftp://models' } }, /"mistral": baseUrl must be an address/],
  ['a custom server without a model', { custom: { baseUrl: 'http://x/v1' } }, /"custom": model is missing/],
  ['a setting it does not know', { openai: { apiKey: 'k', keepAlive: '5m' } }, /"openai": /],
])('refuses %s in one line', (_, settings, message) => {
  const failure = failureOf(settings)
  expect(failure).toMatch(message)
  expect(failure).not.toContain('\n')
})

test('a refusal never shows a key', () => {
  expect(failureOf({ openai: { apiKey: 'sk-secret', baseUrl: 'nonsense' } })).not.toContain('sk-secret')
})

describe('[P5] where text goes', () => {
  test.each<[string, 'local' | 'remote']>([
    ['http://localhost:11434', 'local'],
    ['http://127.8.0.1:1', 'local'],
    ['http://[::1]:1', 'local'],
    ['http://192.168.1.20:11434', 'local'],
    ['http://172.31.0.1', 'local'],
    ['http://[fd00::1]', 'local'],
    ['http://studio.local:1234', 'local'],
    ['http://172.32.0.1', 'remote'],
    ['http://127.0.0.1.example.com', 'remote'],
    ['http://localhost.example.com', 'remote'],
    ['http://10.example.com', 'remote'],
    ['https://fd.example.com', 'remote'],
    ['https://ollama.example.com', 'remote'],
  ])('%s is %s', (baseUrl, location) => {
    expect(createProviders({ mistral: { baseUrl } }).get('mistral')?.location).toBe(location)
  })

  test("a vendor's own service is remote but for a stand-in on this machine", () => {
    const location = (baseUrl?: string) => createProviders({ openai: { apiKey: 'k', baseUrl } }).get('openai')?.location
    expect([location(), location('http://10.0.0.1/v1'), location('http://127.0.0.1:9/v1')]).toEqual([
      'remote',
      'remote',
      'local',
    ])
  })

  test('the operator has the last word', () => {
    const remote = createProviders({ mistral: { location: 'remote' } }).get('mistral')
    expect(remote?.location).toBe('remote')
  })
})
