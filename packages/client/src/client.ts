import type {
  AiStatus,
  CallingMember,
  DocumentId,
  GenerationId,
  Jurisdiction,
  NdaTermsInput,
  Playbook,
  PlaybookSummary,
  ProviderId,
  ProviderTest,
  RequestId,
  ReviewDetail,
  UsageToday,
} from '@clausemint/protocol'
import { call } from './call.ts'
import { type Chat, createChat } from './chat.ts'
import { type Clock, systemClock } from './clock.ts'
import { createConnection } from './connection/connection.ts'
import type { ConnectionState, Observable } from './connection/connection-state.ts'
import { type Clauses, type Comments, createContractCalls, type Suggestions } from './contract.ts'
import { createDocuments, type Documents } from './documents.ts'
import type { FollowOptions } from './follow/follow.ts'
import {
  createGenerationHandle,
  type FollowedEvent,
  followGeneration,
  type GenerationHandle,
  newRequestId,
  type RunningGeneration,
  watch,
} from './generation.ts'
import { type ReviewOptions, type RunningReview, startReview } from './review.ts'
import { createRoom, type Room } from './room.ts'

export interface ConnectOptions {
  /** The server's origin: `http://127.0.0.1:3000`. */
  url: string
  /** Opens what only operators may do. */
  operatorToken?: string | undefined
  /** Called with every change of the connection, the first one included. */
  onState?: ((state: ConnectionState) => void) | undefined
  /** For tests: time, chance and `fetch`. */
  clock?: Clock
  random?: () => number
  fetch?: typeof fetch
}

export interface GenerateOptions {
  /** Names the request, so that sending it twice starts one generation; absent: a new name. */
  requestId?: RequestId | undefined
  /** One of `ai.status()`; absent: the operator's default. */
  provider?: ProviderId | undefined
  /** The text goes to local providers only. */
  localOnly?: boolean | undefined
  /** Ends the watching, not the generation: that is what `cancel` is for. */
  signal?: AbortSignal | undefined
}

/** The server, as an application talks to it. Every promise rejects with an `AppError`. */
export interface Client {
  readonly connection: Observable<ConnectionState> & {
    /** Tries to connect now instead of later; asks a connection that seems open whether it is. */
    check(): void
  }
  readonly generate: {
    nda(terms: NdaTermsInput, options?: GenerateOptions): RunningGeneration
  }
  generation(id: GenerationId): GenerationHandle
  follow(id: GenerationId, options?: FollowOptions): AsyncIterable<FollowedEvent>
  readonly documents: Documents
  room(documentId: DocumentId): Room
  review(documentId: DocumentId, options?: ReviewOptions): RunningReview
  readonly reviews: {
    /** The last review of the whole document with the decisions on it; `null` where there was none. */
    get(documentId: DocumentId): Promise<ReviewDetail | null>
  }
  readonly suggestions: Suggestions
  readonly clauses: Clauses
  readonly comments: Comments
  chat(documentId: DocumentId): Chat
  readonly playbooks: {
    /** Those that come with the product first. */
    list(): Promise<PlaybookSummary[]>
    get(id: string): Promise<Playbook>
    /** Saves the next version of one's own; one that comes with the product is copied. Answers with what was saved. */
    save(playbook: Playbook): Promise<Playbook>
  }
  readonly ai: {
    status(): Promise<AiStatus>
    /** What the member took today, and how much of it there may be. */
    usage(): Promise<UsageToday>
    /** For operators. */
    test(provider: ProviderId): Promise<ProviderTest>
    /** For operators. */
    setDefault(provider: ProviderId): Promise<AiStatus>
  }
  /** Whose session this client has: who decisions, comments and receipts name when it was this client. */
  me(): Promise<CallingMember>
  jurisdictions(): Promise<readonly Jurisdiction[]>
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/** Connects, and stays connected until it is closed. Calls made meanwhile wait for the connection. */
export function connect(options: ConnectOptions): Client {
  const { url, operatorToken, onState, clock = systemClock, random = Math.random } = options
  const connection = createConnection({
    url,
    operatorToken,
    clock,
    random,
    fetch: options.fetch ?? ((input, init) => fetch(input, init)),
  })
  const { trpc, state } = connection
  const context = { connection, clock, random }
  if (onState) {
    onState(state.value)
    state.subscribe(onState)
  }

  return {
    connection: {
      get value() {
        return state.value
      },
      subscribe: state.subscribe,
      check: connection.check,
    },
    generate: {
      nda(terms, { requestId = newRequestId(), provider, localOnly = false, signal } = {}) {
        const input = { requestId, terms, localOnly, ...(provider === undefined ? {} : { provider }) }
        return watch(
          context,
          call(connection, () => trpc.nda.generate.mutate(input)),
          signal,
        )
      },
    },
    generation: (id) => createGenerationHandle(context, id),
    follow: (id, followOptions) => followGeneration(context, id, followOptions),
    documents: createDocuments(context),
    room: (documentId) => createRoom(context, documentId),
    review: (documentId, reviewOptions) => startReview(context, documentId, reviewOptions),
    reviews: {
      get: (documentId) => call(connection, () => trpc.review.get.query({ documentId })),
    },
    ...createContractCalls(connection),
    chat: (documentId) => createChat(context, documentId),
    playbooks: {
      list: () => call(connection, () => trpc.playbook.list.query()),
      get: (playbookId) => call(connection, () => trpc.playbook.get.query({ playbookId })),
      save: (playbook) => call(connection, () => trpc.playbook.save.mutate({ playbook })),
    },
    ai: {
      status: () => call(connection, () => trpc.ai.status.query()),
      usage: () => call(connection, () => trpc.ai.usage.query()),
      test: (provider) => call(connection, () => trpc.ai.test.mutate({ provider })),
      setDefault: (provider) => call(connection, () => trpc.ai.setDefault.mutate({ provider })),
    },
    me: () => call(connection, () => trpc.member.me.query()),
    jurisdictions: () => call(connection, () => trpc.jurisdiction.list.query()),
    close: connection.close,
    [Symbol.asyncDispose]: connection.close,
  }
}
