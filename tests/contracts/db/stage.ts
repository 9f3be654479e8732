import {
  createLogStorage,
  createRepositories,
  type LogStorage,
  type OpenDatabase,
  type Repositories,
} from '@clausemint/db'
import { afterAll, beforeAll } from 'vitest'
import { type engineNames, type TestEngine, testEngines } from './engines.ts'

/** A database of its own for the tests of one suite, with what is usually opened on it. */
export interface Stage {
  readonly open: OpenDatabase
  readonly repositories: Repositories
  readonly storage: LogStorage
  another: TestEngine['another']
}

/** Opened before the suite it is called in, and closed after it; nothing of it is there before a test runs. */
export function stageOn(name: (typeof engineNames)[number]): Stage {
  let opened: { engine: TestEngine; repositories: Repositories; storage: LogStorage } | undefined
  const now = () => {
    if (!opened) throw new Error('the stage opens with the first test')
    return opened
  }
  beforeAll(async () => {
    const engine = await testEngines[name]()
    opened = { engine, repositories: createRepositories(engine.open), storage: createLogStorage(engine.open) }
  })
  afterAll(() => opened?.engine[Symbol.asyncDispose]())
  return {
    get open() {
      return now().engine.open
    },
    get repositories() {
      return now().repositories
    },
    get storage() {
      return now().storage
    },
    another: () => now().engine.another(),
  }
}
