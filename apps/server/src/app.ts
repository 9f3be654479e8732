import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { Clock, Provider } from '@clausemint/ai'
import { defaultPrices, systemClock } from '@clausemint/ai'
import {
  createRepositories,
  createSourceStore,
  createWriterLeases,
  migrateDatabase,
  type OpenDatabase,
  openDatabase,
} from '@clausemint/db'
import { jurisdictions } from '@clausemint/documents'
import { createContractWorkers } from '@clausemint/documents/workers'
import type { ProviderId } from '@clausemint/protocol'
import type { FastifyBaseLogger } from 'fastify'
import { createAnswerOf } from './chat/answers.ts'
import { DocumentChat } from './chat/document-chat.ts'
import type { Config } from './config/index.ts'
import { DocumentService } from './documents/document-service.ts'
import { removeUnread } from './documents/remove-unread.ts'
import { UploadService } from './documents/upload-service.ts'
import { DailyBudget } from './generation/daily-budget.ts'
import { GenerationEngine } from './generation/generation-engine.ts'
import { GenerationLimits } from './generation/generation-limits.ts'
import { GenerationRecovery } from './generation/generation-recovery.ts'
import { snapshotOf } from './generation/generation-snapshot.ts'
import { GenerationStarter } from './generation/generation-starter.ts'
import { OrphanWatch } from './generation/orphan-watch.ts'
import { reportFailure } from './generation/report-failure.ts'
import { RoomEcho } from './generation/room-echo.ts'
import { RunSupervisor } from './generation/run-supervisor.ts'
import { settleGeneration } from './generation/settlement.ts'
import { Housekeeping } from './housekeeping.ts'
import { createHttpServer } from './http/http-server.ts'
import { JurisdictionService } from './jurisdiction-service.ts'
import { openLog } from './log/open-log.ts'
import { createLogger } from './logger.ts'
import { MemberPlaybooks } from './playbooks/member-playbooks.ts'
import { openProviders } from './providers/open-providers.ts'
import { DocumentReviews } from './reviews/document-reviews.ts'
import { DocumentRooms } from './rooms/document-rooms.ts'
import { roomSnapshotOf } from './rooms/room-snapshot.ts'
import { Revocations } from './sessions/revocations.ts'
import { SessionService } from './sessions/session-service.ts'
import { createChatTask } from './tasks/chat.ts'
import { createNdaTask } from './tasks/nda.ts'
import { createReadTask } from './tasks/read.ts'
import { createReviewTask } from './tasks/review.ts'
import { OriginGuard } from './transport/origin-guard.ts'
import { SocketServer } from './transport/socket-server.ts'

/** What a test brings of its own. */
export interface AppParts {
  clock?: Clock
  /** Open, and migrated; closed with the app. */
  database?: OpenDatabase
  providers?: ReadonlyMap<ProviderId, Provider>
  logger?: FastifyBaseLogger
}

export interface App extends AsyncDisposable {
  /** Begins to serve; resolves with the address. */
  listen(): Promise<string>
  /** Resolves with the reason once the database is gone for good: nothing can be shown any more, and nothing written. */
  readonly lost: Promise<Error>
  /** Stops taking work, hands over what runs, commits, and lets everything go (T6). Twice is harmless. */
  close(): Promise<void>
}

const webFolder = fileURLToPath(new URL('../../web/dist', import.meta.url))

/** The composition root: the whole server from a configuration. */
export async function createApp(config: Config, parts: AppParts = {}): Promise<App> {
  const { clock = systemClock, logger = createLogger(config.log.level) } = parts
  await using undo = new AsyncDisposableStack()

  const database = undo.use(parts.database ?? (await openConfigured(config.database, logger)))
  const node = randomUUID()
  const repositories = createRepositories(database)
  const leases = createWriterLeases(database, node)
  const sources = createSourceStore(database, config.database.dataDir)
  const revocations = new Revocations()
  const log = undo.use(
    await openLog(database, {
      clock,
      logger,
      onGone: (stream) => revocations.revoke(stream),
      snapshots: { generation: snapshotOf, room: roomSnapshotOf },
    }),
  )

  const workers = undo.use(createContractWorkers())
  const prices = { ...defaultPrices, ...config.ai.prices }
  const providers = undo.use(await openProviders(config.ai, { clock, logger, prices }, parts.providers)).service
  const sessions = new SessionService({ ...config.session, store: repositories.sessions, revocations, clock })
  const echo = new RoomEcho({
    rooms: log.rooms,
    report: (error) => logger.warn({ err: error }, 'a room was not told'),
  })
  const supervisor = new RunSupervisor({
    log: log.generations,
    clock,
    leases,
    alone: database.engine === 'pglite',
    createMeter: () => providers.createMeter(),
    settle: settleGeneration(repositories),
    heard: (plan, events, { text }) => echo.heard(plan, events, text !== ''),
    report: ({ id }, error) => reportFailure(logger, id, error),
    onLeaseError: (error) => logger.warn({ err: error }, 'leases could not be renewed'),
  })
  const answerOf = createAnswerOf(log.generations)
  const rooms = new DocumentRooms({ log: log.rooms, repositories, revocations })
  const shared = {
    log: log.generations,
    echo,
    drafts: rooms,
    repositories,
    leases,
    providers,
    supervisor,
    revocations,
    limits: new GenerationLimits(config.limits),
    budget: new DailyBudget({ ...config.limits, spending: repositories.generations, prices, now: () => Date.now() }),
    tasks: {
      nda: createNdaTask({
        ...config.limits,
        ...repositories,
        report: (error) => logger.warn({ err: error }, 'a draft could not be read as a contract'),
      }),
      chat: createChatTask({ ...config.limits, repositories, answerOf }),
      read: createReadTask({ ...config.limits, ...repositories, sources, workers }),
      review: createReviewTask({ ...config.limits, ...repositories, workers }),
    },
    node,
  }
  const engine = new GenerationEngine({ ...shared, starter: new GenerationStarter(shared) })
  const orphans = new OrphanWatch(new GenerationRecovery(shared), {
    clock,
    alone: database.engine === 'pglite',
    logger,
  })

  const housekeeping = new Housekeeping({
    clock,
    logger,
    chores: [
      () => repositories.sessions.deleteExpired(),
      () => removeUnread(repositories.documents, sources),
      () => sources.sweep(),
      () => database.reclaim(),
    ],
  })

  const guard = new OriginGuard(config.http)
  const playbooks = new MemberPlaybooks(repositories)
  const services = {
    generations: engine,
    budget: shared.budget,
    documents: new DocumentService({ repositories, sources, supervisor, revocations }),
    uploads: new UploadService({ ...config.limits, sources, generations: engine, documents: repositories.documents }),
    providers,
    reviews: new DocumentReviews({ log: log.generations, generations: engine, playbooks, repositories }),
    chat: new DocumentChat({ generations: engine, repositories, answerOf }),
    rooms,
    playbooks,
    jurisdictions: new JurisdictionService(jurisdictions, config.defaultJurisdiction),
  }
  const http = await createHttpServer({
    config,
    services,
    sessions,
    revocations,
    guard,
    clock,
    logger,
    webFolder,
    ready: log.ready,
  })
  const sockets = new SocketServer({ services, sessions, revocations, guard, clock, limits: config.limits, logger })
  sockets.listen(http.server)
  await orphans.start()
  undo.use(housekeeping).start()

  const resources = undo.move()
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= (async () => {
      orphans.stop()
      sockets.leave()
      await supervisor.handOver()
      await Promise.all([sockets.close(), http.close()])
      await resources.disposeAsync()
    })()
    return closing
  }
  return {
    listen: () => http.listen({ port: config.http.port, host: config.http.host }),
    lost: database.lost,
    close,
    [Symbol.asyncDispose]: close,
  }
}

async function openConfigured({ url, dataDir }: Config['database'], logger: FastifyBaseLogger): Promise<OpenDatabase> {
  const database = await openDatabase({ ...(url === undefined ? {} : { url }), dataDir, logger })
  await migrateDatabase(database)
  return database
}
