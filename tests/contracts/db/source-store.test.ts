import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  createRepositories,
  createSourceStore,
  type OpenDatabase,
  type Repositories,
  type SourceStore,
  type StoredSource,
} from '@clausemint/db'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testEngines } from './engines.ts'
import { makeMember, newGeneration } from './fixtures.ts'

interface Place extends AsyncDisposable {
  open: OpenDatabase
  store: SourceStore
  folder?: string
  /** Names of all that is kept, files that are on their way included. */
  kept(): Promise<string[]>
}

const places: Record<string, () => Promise<Place>> = {
  async memory() {
    const engine = await testEngines.pglite()
    const store = createSourceStore(engine.open, '/nowhere')
    return {
      open: engine.open,
      store,
      kept: async () => [],
      [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose](),
    }
  },
  async folder() {
    const engine = await testEngines.pglite()
    const folder = await mkdtemp(join(tmpdir(), 'clausemint-sources-'))
    return {
      open: engine.open,
      folder,
      store: createSourceStore({ ...engine.open, location: folder }, folder),
      kept: () => readdir(join(folder, 'sources')).catch(() => []),
      async [Symbol.asyncDispose]() {
        await engine[Symbol.asyncDispose]()
        await rm(folder, { recursive: true, force: true })
      },
    }
  },
  async postgres() {
    const engine = await testEngines.postgres()
    const { open } = engine
    return {
      open,
      store: createSourceStore(open, '/nowhere'),
      kept: async () => (await open.run('select hash from sources order by hash', [])).map(({ hash }) => String(hash)),
      [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose](),
    }
  },
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe.each(Object.keys(places))('uploaded files: %s', (name) => {
  let place: Place
  let store: SourceStore
  let all: Repositories
  let member: string
  beforeAll(async () => {
    const make = places[name]
    if (!make) throw new Error(name)
    place = await make()
    store = place.store
    all = createRepositories(place.open)
    member = await makeMember(place.open)
  })
  afterAll(() => place[Symbol.asyncDispose]())

  async function bring(bytes: Uint8Array, pieces = 3): Promise<StoredSource> {
    const writer = await store.begin()
    const size = Math.ceil(bytes.length / pieces)
    for (let at = 0; at < bytes.length; at += size) await writer.write(bytes.subarray(at, at + size))
    return writer.commit()
  }
  /** A document that names the file, made as an upload makes it. */
  async function nameIt(source: StoredSource): Promise<string> {
    const request = newGeneration(member, {
      task: 'read',
      document: { title: 'A', localOnly: false, state: 'unread', sourceHash: source.hash, sourceBytes: source.bytes },
      beside: source.claim,
    })
    const created = await all.generations.create(request)
    expect(created.outcome).toBe('created')
    return request.documentId
  }

  it('[D2] a file is kept by the hash of its bytes, once', async () => {
    const bytes = new Uint8Array(randomBytes(3_000_000))
    const ids: string[] = []
    for (const pieces of [1, 7]) {
      await using source = await bring(bytes, pieces)
      expect(source).toMatchObject({ hash: hashOf(bytes), bytes: bytes.length })
      ids.push(await nameIt(source))
    }
    const read = await store.read(hashOf(bytes))
    expect(read && hashOf(read)).toBe(hashOf(bytes))
    expect((await place.kept()).length).toBe(name === 'memory' ? 0 : 1)

    for (const id of ids) {
      const removed = await all.documents.remove(member, id)
      expect(removed?.sourceHash).toBe(hashOf(bytes))
      await store.removeUnused(hashOf(bytes))
      expect((await store.read(hashOf(bytes))) === null).toBe(id === ids[1])
    }
    expect(await place.kept()).toEqual([])
  })

  it('[D2] one that is broken off, or that no document comes to name, leaves nothing', async () => {
    const writer = await store.begin()
    await writer.write(new Uint8Array(1000))
    await writer.discard()
    await writer.discard()
    const source = await bring(new Uint8Array([1, 2, 3]))
    await source[Symbol.asyncDispose]()
    await source[Symbol.asyncDispose]()
    expect(await store.read(source.hash)).toBeNull()
    expect(await store.read('../../etc/passwd')).toBeNull()
    expect(await place.kept()).toEqual([])
  })

  it('[D2] an empty one is one too', async () => {
    await using source = await bring(new Uint8Array())
    const id = await nameIt(source)
    expect(await store.read(source.hash)).toHaveLength(0)
    await all.documents.remove(member, id)
  })

  it('[R4] one that is deleted while it is uploaded again is there for the second document', async () => {
    const bytes = new Uint8Array(randomBytes(5000))
    for (let round = 0; round < 10; round++) {
      const first = await bring(bytes)
      const old = await nameIt(first)
      await first[Symbol.asyncDispose]()
      const [, id] = await Promise.all([
        all.documents.remove(member, old).then(() => store.removeUnused(first.hash)),
        (async () => {
          await using again = await bring(bytes)
          return await nameIt(again)
        })(),
      ])
      const read = await store.read(first.hash)
      expect(read && hashOf(read)).toBe(first.hash)
      await all.documents.remove(member, id)
      await store.removeUnused(first.hash)
      expect(await store.read(first.hash)).toBeNull()
    }
  })

  it('[G6] what a crash left is swept away, and what is wanted stays', async () => {
    const kept = new Uint8Array([9, 9, 9])
    await using source = await bring(kept)
    await nameIt(source)
    // A document that went without anybody saying so.
    const lost = await bring(new Uint8Array([4, 5, 6]))
    const lostId = await nameIt(lost)
    await lost[Symbol.asyncDispose]()
    await all.documents.remove(member, lostId)
    const writing = await store.begin()
    await writing.write(new Uint8Array([1]))
    await store.sweep()
    expect(await store.read(lost.hash)).toBeNull()
    expect(await store.read(source.hash)).toEqual(await store.read(hashOf(kept)))
    expect(await store.read(source.hash)).not.toBeNull()
    await using whole = await writing.commit()
    expect(whole.hash).toBe(hashOf(new Uint8Array([1])))
  })
})

describe('a folder', () => {
  it('[G6] loses what a killed server was writing, at the next start', async () => {
    await using place = await places.folder?.()
    if (!place) throw new Error('no folder')
    const writer = await place.store.begin()
    await writer.write(new Uint8Array(10))
    expect(await place.kept()).toHaveLength(1)
    // Another process, which knows nothing of the writer.
    const folder = place.folder ?? ''
    await createSourceStore({ ...place.open, location: folder }, folder).sweep()
    expect(await place.kept()).toEqual([])
    await writer.discard()
  })
})
