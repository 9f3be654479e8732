import { parentPort } from 'node:worker_threads'
import type { ClauseTree } from '@clausemint/protocol'
import type { Contract } from '../checks/check.ts'
import { readAhead } from '../checks/run-checks.ts'
import { readContract } from '../reading/read-contract.ts'
import { ReadError } from '../reading/read-error.ts'
import { sourceRemarks } from '../reading/source-remarks.ts'
import { checkContract } from '../review/check-contract.ts'
import { treeMarkdown } from '../writing/tree-markdown.ts'
import type { WorkerAnswer, WorkerOrder } from './worker-messages.ts'

/** The thread's side of `createContractWorkers`: one order after the other, each with exactly one end. */
const port = parentPort
if (port === null) throw new Error('worker.ts runs in a worker thread')
const answer = (message: WorkerAnswer) => port.postMessage(message)

/** The clauses that were read last, and what the checks see in it where it was read ahead. */
let last: { tree: ClauseTree; contract?: Contract } | undefined

type Order<Type extends WorkerOrder['type']> = Extract<WorkerOrder, { type: Type }>

async function read({ name, bytes, limits }: Order<'read'>): Promise<void> {
  try {
    const onProgress = (progress: Extract<WorkerAnswer, { type: 'progress' }>['progress']) =>
      answer({ type: 'progress', progress })
    const contract = await readContract({ name, bytes }, { limits, onProgress })
    const { format, tree, pages, stats } = contract
    const made = { markdown: treeMarkdown(tree), remarks: sourceRemarks(contract) }
    last = { tree: { clauses: tree.clauses } }
    answer({ type: 'read', contract: { format, tree, stats, ...made, ...(pages !== undefined && { pages }) } })
  } catch (error) {
    const known = error instanceof ReadError ? error : new ReadError('internal')
    answer({ type: 'unreadable', code: known.code, ...(known.detail === undefined ? {} : { detail: known.detail }) })
  }
}

function lookAhead(): void {
  if (last) last.contract = readAhead(last.tree)
  answer({ type: 'ahead' })
}

function check({ order }: Order<'check'>): void {
  try {
    const tree = order.tree ?? last?.tree
    if (!tree) throw new Error('nothing was read')
    const checking = checkContract({ ...order, tree }, order.tree ? undefined : last?.contract)
    for (let step = checking.next(); ; step = checking.next()) {
      answer(step.done ? { type: 'checked', result: step.value } : { type: 'finding', finding: step.value })
      if (step.done) return
    }
  } catch (error) {
    answer({ type: 'failed', message: error instanceof Error ? error.name : 'unknown' })
  }
}

port.on('message', async (order: WorkerOrder) => {
  if (order.type === 'read') await read(order)
  else if (order.type === 'read-ahead') lookAhead()
  else check(order)
})
