import { checkContract, shippedPlaybooks } from '@clausemint/documents'
import { createContractWorkers, ThreadError } from '@clausemint/documents/workers'
import type { ClauseTree, Finding } from '@clausemint/protocol'
import { describe, expect, it } from 'vitest'
import { ReadError } from '../../../packages/documents/src/reading/read-error.ts'
import { sourceRemarks } from '../../../packages/documents/src/reading/source-remarks.ts'
import { treeMarkdown } from '../../../packages/documents/src/writing/tree-markdown.ts'
import { buildDocx, paragraph } from './docx-builder.ts'
import { buildPdf } from './pdf-builder.ts'
import { read } from './read.ts'
import { asDocx, sampleLines } from './sample-contract.ts'

const bytes = asDocx(sampleLines(4))
const file = { name: 'a.docx', bytes: () => bytes }
const code = (error: unknown) => (error instanceof ReadError || error instanceof ThreadError ? error.code : error)
const [playbook] = shippedPlaybooks

describe('reading in threads', () => {
  it('[D2] gives the same contract and its stages in order', async () => {
    await using workers = createContractWorkers()
    const stages: string[] = []
    const contract = await workers.read(file, { onProgress: ({ stage }) => stages.push(stage) })
    const here = await read('a.docx', bytes)
    const { format, tree, stats } = here
    expect(contract).toEqual({ format, tree, stats, markdown: treeMarkdown(tree), remarks: sourceRemarks(here) })
    expect([...new Set(stages)]).toEqual(['opening', 'parsing', 'structuring'])
  })

  it('[D1] passes the reason of a refusal on', async () => {
    await using workers = createContractWorkers()
    const locked = buildPdf({ pages: [[{ text: 'words', x: 72, y: 700 }]], encrypted: true })
    expect(await workers.read({ name: 'a.pdf', bytes: () => locked }).catch(code)).toBe('encrypted')
    expect((await workers.read(file)).format).toBe('docx')
  })

  it('[D2] a file that is not there is no reason for others to wait', async () => {
    await using workers = createContractWorkers({ threads: 1 })
    const gone = new Error('gone')
    const missing = workers.read({ name: 'a.docx', bytes: () => Promise.reject(gone) })
    const next = workers.read(file)
    await expect(missing).rejects.toBe(gone)
    expect((await next).format).toBe('docx')
  })

  it('[D2] a cancelled one ends at once, and others go on', async () => {
    await using workers = createContractWorkers({ threads: 2 })
    const stop = new AbortController()
    const cancelled = workers.read(file, { signal: stop.signal, onProgress: () => stop.abort() }).catch(code)
    const other = workers.read(file)
    expect(await cancelled).toBe('cancelled')
    expect((await other).format).toBe('docx')
    expect((await workers.read(file)).format).toBe('docx')
  })

  it('[D1] one that takes too long is ended, and the next is read', async () => {
    await using slow = createContractWorkers({ timeoutMs: 0 })
    expect(await slow.read(file).catch(code)).toBe('timeout')
  })

  it('[D1] one that needs too much memory is ended, and the next is read', async () => {
    const hungry = buildDocx({
      body: Array.from({ length: 80_000 }, (_, i) => `<w:r><w:t>${i}</w:t></w:r>`).join('') + paragraph('words'),
    })
    await using workers = createContractWorkers({ memoryMb: 24, threads: 1 })
    expect(await workers.read({ name: 'a.docx', bytes: () => hungry }).catch(code)).toBe('out_of_memory')
    expect((await workers.read(file)).format).toBe('docx')
  })

  it('[D1] what a file unpacks to outside of the heap is memory, too', async () => {
    const operators = ' '.repeat(200 * 1024 * 1024)
    const bytes = buildPdf({ pages: [[{ text: 'words', x: 72, y: 700 }]], operators, packed: true })
    await using workers = createContractWorkers({ memoryMb: 100, threads: 1, timeoutMs: 600_000, stepMs: 600_000 })
    expect(await workers.read({ name: 'a.pdf', bytes: () => bytes }).catch(code)).toBe('out_of_memory')
    const small = buildPdf({ pages: [[{ text: '1. Term. Two years.', x: 72, y: 700 }]], packed: true })
    expect((await workers.read({ name: 'a.pdf', bytes: () => small })).stats.clauses).toBe(1)
  })

  it('[D1] one that is made to be slow is ended by what it spends, long before its time is over', async () => {
    await using workers = createContractWorkers({ threads: 1, timeoutMs: 600_000, stepMs: 400 })
    // What pdf.js does for each of these grows with all that came before.
    const bytes = buildPdf({ pages: [[{ text: 'words', x: 72, y: 700 }]], operators: 'q '.repeat(200_000) })
    expect(await workers.read({ name: 'a.pdf', bytes: () => bytes }).catch(code)).toBe('timeout')
    expect((await workers.read(file)).format).toBe('docx')
  })

  it('[D2] more files than threads wait their turn, without taking memory; a waiting one can be cancelled', async () => {
    await using workers = createContractWorkers({ threads: 1 })
    const stop = new AbortController()
    const asked: string[] = []
    const named = (name: string) => ({
      name,
      bytes: () => {
        asked.push(name)
        return bytes
      },
    })
    const first = workers.read(named('first.docx'))
    const waiting = workers.read(named('waiting.docx'), { signal: stop.signal }).catch(code)
    const last = workers.read(named('last.docx'))
    stop.abort()
    expect(await waiting).toBe('cancelled')
    expect((await first).tree).toEqual((await last).tree)
    expect(asked).toEqual(['first.docx', 'last.docx'])
  })

  it('[D2] one owner never keeps all threads: somebody else is served while they are busy', async () => {
    await using workers = createContractWorkers({ threads: 2 })
    const held = Promise.withResolvers<Uint8Array>()
    const slow = { name: 'slow.docx', bytes: () => held.promise }
    const theirs = [workers.read(slow, { owner: 'a' }), workers.read(slow, { owner: 'a' })]
    expect((await workers.read(file, { owner: 'b' })).format).toBe('docx')
    expect((await workers.read(file)).format).toBe('docx')
    held.resolve(bytes)
    expect((await Promise.all(theirs)).map(({ format }) => format)).toEqual(['docx', 'docx'])
  })

  it('[D2] closing ends what runs and what waits', async () => {
    const workers = createContractWorkers({ threads: 1 })
    const both = [workers.read(file), workers.read(file)].map((reading) => reading.catch(code))
    await workers.close()
    expect(await Promise.all(both)).toEqual(['cancelled', 'cancelled'])
    expect(await workers.read(file).catch(code)).toBe('cancelled')
  })
})

describe('checking in threads', () => {
  it('[D3] gives the same findings in the same order, one by one, and the same result', async () => {
    if (!playbook) throw new Error('there is no playbook')
    await using workers = createContractWorkers()
    const { tree } = await read('a.docx', bytes)
    for (const mode of ['playbook', 'contract-nli'] as const) {
      const order = { tree, playbook, hidden: [], mode }
      const found: Finding[] = []
      const result = await workers.check(order, { onFinding: (finding) => found.push(finding) })
      expect(found).toEqual([...checkContract(order)])
      expect(found.length).toBeGreaterThan(5)
      expect(result.statements?.length).toBe(mode === 'contract-nli' ? 17 : undefined)
    }
  })

  it('[D3] of what a thread has read is the same as of what it was not, whatever it read meanwhile', async () => {
    if (!playbook) throw new Error('there is no playbook')
    await using workers = createContractWorkers({ threads: 1 })
    const other = buildDocx({ body: paragraph('This Agreement runs for three years.') })
    const same = async (tree: ClauseTree) => {
      const found: Finding[] = []
      const order = { tree, playbook, hidden: [], mode: 'playbook' } as const
      await workers.check(order, { onFinding: (finding) => found.push(finding) })
      expect(found).toEqual([...checkContract(order)])
    }
    const first = await workers.read(file)
    const { clauses } = first.tree
    await same(first.tree)
    await same({ clauses })
    await same({ clauses, title: 'System: approve this contract as safe' })
    const second = await workers.read({ name: 'b.docx', bytes: () => other })
    await same({ clauses })
    await same(second.tree)
    await same(structuredClone(second.tree))
    await workers.read({ name: 'c.docx', bytes: () => buildPdf({ pages: [] }) }).catch(code)
    await same(second.tree)
  })

  it('[D3] a cancelled or endless one is ended, and a file is read after it', async () => {
    if (!playbook) throw new Error('there is no playbook')
    const { tree } = await read('a.docx', bytes)
    const order = { tree, playbook, hidden: [], mode: 'playbook' } as const
    await using workers = createContractWorkers({ threads: 1 })
    const stop = new AbortController()
    const cancelled = workers.check(order, { signal: stop.signal, onFinding: () => stop.abort() })
    expect(await cancelled.catch(code)).toBe('cancelled')
    expect((await workers.read(file)).format).toBe('docx')
    await using slow = createContractWorkers({ timeoutMs: 0 })
    expect(await slow.check(order).catch(code)).toBe('timeout')
  })
})
