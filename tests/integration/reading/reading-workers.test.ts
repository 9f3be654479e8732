import { describe, expect, it } from 'vitest'
import { ReadError } from '../../../packages/documents/src/reading/read-error.ts'
import { createReadingWorkers, readInWorker } from '../../../packages/documents/src/reading/read-in-worker.ts'
import { buildDocx, paragraph } from './docx-builder.ts'
import { buildPdf } from './pdf-builder.ts'
import { read } from './read.ts'
import { asDocx, sampleLines } from './sample-contract.ts'

const bytes = asDocx(sampleLines(4))
const code = (error: unknown) => (error instanceof ReadError ? error.code : error)

describe('reading in threads', () => {
  it('[D2] gives the same contract and its stages in order', async () => {
    const stages: string[] = []
    const contract = await readInWorker({ name: 'a.docx', bytes }, { onProgress: ({ stage }) => stages.push(stage) })
    expect(contract).toEqual(await read('a.docx', bytes))
    expect([...new Set(stages)]).toEqual(['opening', 'parsing', 'structuring'])
    expect(bytes.length).toBeGreaterThan(0)
  })

  it('[D1] passes the reason of a refusal on', async () => {
    await using workers = createReadingWorkers()
    const locked = buildPdf({ pages: [[{ text: 'words', x: 72, y: 700 }]], encrypted: true })
    expect(await workers.read({ name: 'a.pdf', bytes: locked }).catch(code)).toBe('encrypted')
    expect((await workers.read({ name: 'a.docx', bytes })).format).toBe('docx')
  })

  it('[D2] a cancelled one ends at once, and others go on', async () => {
    await using workers = createReadingWorkers({ threads: 2 })
    const stop = new AbortController()
    const cancelled = workers
      .read({ name: 'a.docx', bytes }, { signal: stop.signal, onProgress: () => stop.abort() })
      .catch(code)
    const other = workers.read({ name: 'a.docx', bytes })
    expect(await cancelled).toBe('cancelled')
    expect((await other).format).toBe('docx')
    expect((await workers.read({ name: 'a.docx', bytes })).format).toBe('docx')
  })

  it('[D1] one that takes too long is ended, and the next is read', async () => {
    await using slow = createReadingWorkers({ timeoutMs: 0 })
    expect(await slow.read({ name: 'a.docx', bytes }).catch(code)).toBe('timeout')
  })

  it('[D1] one that needs too much memory is ended, and the next is read', async () => {
    const hungry = buildDocx({
      body: Array.from({ length: 80_000 }, (_, i) => `<w:r><w:t>${i}</w:t></w:r>`).join('') + paragraph('words'),
    })
    await using workers = createReadingWorkers({ memoryMb: 24, threads: 1 })
    expect(await workers.read({ name: 'a.docx', bytes: hungry }).catch(code)).toBe('out_of_memory')
    expect((await workers.read({ name: 'a.docx', bytes })).format).toBe('docx')
  })

  it('[D2] more files than threads wait their turn; a waiting one can be cancelled', async () => {
    await using workers = createReadingWorkers({ threads: 1 })
    const stop = new AbortController()
    const first = workers.read({ name: 'a.docx', bytes })
    const waiting = workers.read({ name: 'a.docx', bytes }, { signal: stop.signal }).catch(code)
    const last = workers.read({ name: 'a.docx', bytes })
    stop.abort()
    expect(await waiting).toBe('cancelled')
    expect((await first).tree).toEqual((await last).tree)
  })

  it('[D2] closing ends what runs and what waits', async () => {
    const workers = createReadingWorkers({ threads: 1 })
    const both = [workers.read({ name: 'a.docx', bytes }), workers.read({ name: 'a.docx', bytes })].map((reading) =>
      reading.catch(code),
    )
    await workers.close()
    expect(await Promise.all(both)).toEqual(['cancelled', 'cancelled'])
    expect(await workers.read({ name: 'a.docx', bytes }).catch(code)).toBe('cancelled')
  })
})
