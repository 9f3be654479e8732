import { AppError } from '@clausemint/protocol'
import { parseTRPCMessage } from '@trpc/server/rpc'
import { trpcError } from './trpc-error.ts'
import type { RequestNumber } from './trpc-frame.ts'

/** Every frame of a subscription carries its id, and so does a refusal. */
const longestId = 100

/** What one message asks for. */
export interface IncomingCalls {
  /** To be worked on, as they came. */
  calls: unknown[]
  /** Frames that answer the others. */
  refusals: string[]
}

/**
 * Tells the calls of a message apart: one that cannot be worked on is refused under its own id, because a client waits
 * for each of its calls, and a refusal without an id reaches none of them. Those whose id cannot be used are refused
 * together, without one. A subscription can always be stopped.
 * @param refusal why none of the others is to be worked on
 */
export function incomingCalls(message: unknown, refusal: AppError | undefined): IncomingCalls {
  const read: IncomingCalls = { calls: [], refusals: [] }
  let unnamed: AppError | undefined
  for (const call of Array.isArray(message) ? message : [message]) {
    const id = idOf(call)
    const isReadable = id !== undefined && isCall(call)
    if (isReadable && (!refusal || isStop(call))) read.calls.push(call)
    else if (id === undefined) unnamed ??= refusal ?? unusableId()
    else if (!isStop(call)) read.refusals.push(refusalFrame(refusal ?? unreadable(), id, call))
  }
  if (unnamed) read.refusals.push(refusalFrame(unnamed, null))
  return read
}

/** tRPC's envelope of an error, as the stock adapter would write it. */
export const refusalFrame = (error: AppError, id: RequestNumber | null, call?: unknown): string =>
  JSON.stringify({ id, ...(isJsonRpc(call) && { jsonrpc: '2.0' }), error: trpcError(error) })

function idOf(call: unknown): RequestNumber | undefined {
  if (typeof call !== 'object' || call === null || !('id' in call)) return undefined
  const { id } = call
  if (typeof id === 'number') return Number.isFinite(id) ? id : undefined
  return typeof id === 'string' && id.length <= longestId ? id : undefined
}

/** The adapter answers none of a message's calls when it cannot read one of them. */
function isCall(call: unknown): boolean {
  try {
    parseTRPCMessage(call, untransformed)
    return true
  } catch {
    return false
  }
}

const asItIs = { serialize: (value: unknown) => value, deserialize: (value: unknown) => value }
const untransformed = { input: asItIs, output: asItIs }

/** Nobody waits for an answer to it. */
const isStop = (call: unknown): boolean =>
  typeof call === 'object' && call !== null && 'method' in call && call.method === 'subscription.stop'

const isJsonRpc = (call: unknown): boolean =>
  typeof call === 'object' && call !== null && 'jsonrpc' in call && call.jsonrpc === '2.0'

const unreadable = () => new AppError('invalid_input', 'This call could not be read.')
const unusableId = () =>
  new AppError('invalid_input', `A call has an id: a number, or a string of at most ${longestId} characters.`)
