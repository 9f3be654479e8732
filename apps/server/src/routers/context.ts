import type { MemberId } from '@clausemint/protocol'
import type { EventReaders } from '../http/event-readers.ts'
import type { Services } from '../services.ts'
import type { Connection } from '../transport/connection.ts'

/** What a call knows. Built once a socket or once an HTTP request, so nothing in it may be a right: those are asked anew. */
export interface Context {
  services: Services
  /** Who calls, judged now. */
  authenticate(): Promise<MemberId | undefined>
  /** Whether an operator calls, judged now. */
  isOperator(): Promise<boolean>
  /** The socket, where the call came over one. */
  connection?: Connection | undefined
  /** Over HTTP: calls back when an answer that goes on has to end, for its session has, or the server leaves. */
  whenOver?: (callback: () => void) => Disposable
  /** Over HTTP: where an answer that goes on takes its place. */
  readers?: EventReaders | undefined
}
