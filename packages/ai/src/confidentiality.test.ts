import { expect, test } from 'vitest'
import { chainFor } from './confidentiality.ts'
import { scriptedProvider } from './testing/scripted-provider.ts'

const make = (id: string, location: 'local' | 'remote') => scriptedProvider({ id, location, script: () => [] })
const local = make('ollama', 'local')
const library = make('library', 'local')
const remote = make('openai', 'remote')
const other = make('claude', 'remote')

const ids = (...given: Parameters<typeof chainFor>) => chainFor(...given).map(({ id }) => id)

test('[P5] a local-only document never gets a remote provider', () => {
  for (const fallbackToRemote of [true, false]) {
    expect(ids([remote, local, other, library], { localOnly: true, fallbackToRemote })).toEqual(['ollama', 'library'])
    expect(ids([remote, other], { localOnly: true, fallbackToRemote })).toEqual([])
  }
})

test('[P5] fallback goes from local to remote only where the operator allowed it', () => {
  const chain = [local, remote, library]
  expect(ids(chain, { localOnly: false, fallbackToRemote: false })).toEqual(['ollama', 'library'])
  expect(ids(chain, { localOnly: false, fallbackToRemote: true })).toEqual(['ollama', 'openai', 'library'])
})

test('[P5] who begins remote may go on anywhere', () => {
  expect(ids([remote, local, other], { localOnly: false, fallbackToRemote: false })).toEqual([
    'openai',
    'ollama',
    'claude',
  ])
})
