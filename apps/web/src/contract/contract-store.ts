import { AppError, type Client } from '@clausemint/client'
import {
  applyClauseChange,
  type ClauseChange,
  type ClauseTree,
  type Cursor,
  countChangedClauses,
  type DocumentId,
  initialRoomState,
  type RoomEvent,
  reduceRoom,
  type SourceFile,
  type SourceRemarks,
} from '@clausemint/protocol'
import { batch, createMemo, createSignal, onCleanup } from 'solid-js'
import { nextFrame } from '../state/frames.ts'
import { createClauseRows } from './clause-rows.ts'
import { createEarlierWords } from './earlier-words.ts'
import { createFindingModels } from './finding-models.ts'
import { originalWords } from './original-words.ts'
import type { Work } from './work.ts'

interface SourceFacts {
  file: SourceFile | undefined
  remarks: SourceRemarks
}

/**
 * A contract with everything that happened to it: its tree, and the fold of its room from the first event on. What the
 * page asks for shows once the room says so, never before; events gather and are folded once a frame.
 */
export function createContractStore(client: Client, documentId: DocumentId) {
  const [room, setRoom] = createSignal(initialRoomState)
  const [tree, setTree] = createSignal<ClauseTree>()
  const [source, setSource] = createSignal<SourceFacts>()
  const [changes, setChanges] = createSignal<readonly ClauseChange[]>([])
  const [failure, setFailure] = createSignal<AppError>()
  const rows = createClauseRows()
  const findings = createFindingModels()
  const earlier = createEarlierWords()
  const closing = new AbortController()
  const known = Promise.withResolvers<void>()
  let gathered: RoomEvent[] = []
  /** Of the last event that was gathered, and of the last that was folded. */
  let cursor: Cursor | undefined
  let seen: Cursor | undefined
  let callOff: (() => void) | undefined
  let reads = 0

  function fold(): void {
    callOff = undefined
    const events = gathered
    gathered = []
    seen = cursor
    let state = room()
    let since = changes()
    let isTreeOld = false
    const fresh: ClauseChange[] = []
    for (const event of events) {
      state = reduceRoom(state, event)
      const change = changeOf(event)
      earlier.take(event, change)
      if (event.type === 'rewritten' || event.type === 'snapshot') {
        isTreeOld = true
        since = []
        fresh.length = 0
      } else if (change) fresh.push(change)
    }
    batch(() => {
      setRoom(state)
      if (since !== changes() || fresh.length > 0) setChanges([...since, ...fresh])
      findings.update(state)
      const before = tree()
      if (before && fresh.length > 0) showTree(fresh.reduce(applyClauseChange, before))
      showOnRows()
    })
    known.resolve()
    if (isTreeOld) void readTree()
  }

  function showTree(next: ClauseTree): void {
    setTree(next)
    rows.showTree(next)
  }

  function showOnRows(): void {
    rows.showOriginal(originalWords(changes()))
    rows.showFindings(findings.models())
    rows.showComments(room().comments)
  }

  /** The tree as the server has it, with the changes that came since; one that it has already changes nothing. */
  async function readTree(): Promise<void> {
    const mine = ++reads
    try {
      const detail = await client.documents.contract(documentId)
      if (closing.signal.aborted || mine !== reads) return
      batch(() => {
        setFailure(undefined)
        setSource({ file: detail.source, remarks: detail.remarks })
        showTree(changes().reduce(applyClauseChange, detail.tree))
        showOnRows()
      })
    } catch (error) {
      if (!closing.signal.aborted && mine === reads) setFailure(AppError.from(error))
    }
  }

  async function follow(): Promise<void> {
    try {
      for await (const { event, cursor: at } of client.room(documentId).events({ signal: closing.signal })) {
        gathered.push(event)
        cursor = at
        callOff ??= nextFrame(fold)
      }
    } catch (error) {
      if (!closing.signal.aborted) setFailure(AppError.from(error))
      known.resolve()
    }
  }
  void readTree()
  void follow()
  onCleanup(() => {
    closing.abort()
    callOff?.()
  })

  return {
    documentId,
    room,
    tree,
    source,
    rows,
    findings,
    /** Why the contract, or what happens to it, cannot be shown. */
    failure,
    reload: readTree,
    wordsFor: earlier.wordsFor,
    /** Somebody reviewed, decided, edited or commented: more than a text. */
    isWorkedOn: createMemo(() => {
      const { findings: found, decisions, comments } = room()
      return found.length + decisions.length + comments.length + changes().length > 0
    }),
    /** All that was done to it, once the room has told of it. */
    async work(): Promise<Work> {
      await known.promise
      const { findings: found, decisions, comments } = room()
      return {
        changedClauses: countChangedClauses(changes()),
        decisions: decisions.length,
        findings: found.length,
        comments: comments.length,
        seen,
      }
    },
  }
}
export type ContractStore = ReturnType<typeof createContractStore>

function changeOf(event: RoomEvent): ClauseChange | undefined {
  if (event.type === 'decided') return event.decision.change
  return event.type === 'edited' || event.type === 'undone' ? event.change : undefined
}
