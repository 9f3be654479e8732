import type { StreamId } from '@clausemint/protocol'
import { expect, it } from 'vitest'
import { wakePayloads } from './wake.ts'

it('[EL7] one payload a commit, below what Postgres takes, and more only when they do not fit', () => {
  const ids = Array.from({ length: 500 }, (_, i): StreamId => `generation:${String(i).padStart(36, '0')}`)
  expect(wakePayloads('me', ids.slice(0, 3))).toEqual([`me ${ids[0]} ${ids[1]} ${ids[2]}`])
  expect(wakePayloads('me', [])).toEqual([])
  const payloads = wakePayloads('me', ids)
  expect(payloads).toHaveLength(4)
  expect(payloads.every((payload) => Buffer.byteLength(payload) < 8000)).toBe(true)
  expect(payloads.flatMap((payload) => payload.split(' ').slice(1))).toEqual(ids)
})
