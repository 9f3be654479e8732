import {
  type GenerationEvent,
  type GenerationStatus,
  isTerminal,
  type RoomEvent,
  roomStream,
  type TerminalEvent,
} from '@clausemint/protocol'
import { AppendRefused, type EventLog } from '../log/event-log.ts'
import type { RunPlan } from './generation-run.ts'

type Echoed = Pick<RunPlan, 'id' | 'documentId' | 'member'> & {
  task: Pick<RunPlan['task'], 'kind' | 'clauseId' | 'rewrites'>
}

interface Parts {
  rooms: EventLog<RoomEvent>
  report(error: unknown): void
}

const endOf: Record<TerminalEvent['type'], GenerationStatus> = {
  completed: 'completed',
  cancelled: 'cancelled',
  error: 'failed',
}

/**
 * Tells a document's room of its generations. Called in the turn in which the generation's own events are appended, so
 * that both are one commit (EL3). A room that is gone is gone with its document.
 */
export class RoomEcho {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  began({ id, documentId, member, task }: Echoed): void {
    this.#tell(documentId, [
      {
        type: 'generation-started',
        generationId: id,
        task: task.kind,
        by: member,
        at: new Date().toISOString(),
        ...(task.clauseId === undefined ? {} : { clauseId: task.clauseId }),
      },
    ])
  }

  /** `hasText`: the generation has written something, if only the first words. */
  heard({ id, documentId, task }: Echoed, events: readonly GenerationEvent[], hasText = false): void {
    const told = events.flatMap((event): RoomEvent[] => {
      if (event.type === 'finding') return [{ type: 'finding', generationId: id, finding: event.finding }]
      if (!isTerminal(event)) return []
      const at = new Date().toISOString()
      const ended: RoomEvent = { type: 'generation-ended', generationId: id, status: endOf[event.type], at }
      return task.rewrites && hasText ? [{ type: 'rewritten', generationId: id, at }, ended] : [ended]
    })
    if (told.length > 0) this.#tell(documentId, told)
  }

  #tell(document: string, events: readonly RoomEvent[]): void {
    this.#parts.rooms.append(roomStream(document), events).catch((error: unknown) => {
      if (!(error instanceof AppendRefused)) this.#parts.report(error)
    })
  }
}
