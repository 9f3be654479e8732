import { type App, createApp } from '@clausemint/server/app'
import { parseConfig } from '@clausemint/server/config'
import { answerCalls } from '../harness/calls.ts'

export interface PageServerOptions {
  dataDir: string
  modelUrl: string
}

let app: App | undefined

/** The whole product in a process of its own, with limits that let a text be longer than any NDA. */
const calls = {
  async listen({ dataDir, modelUrl }: PageServerOptions): Promise<string> {
    const config = parseConfig({
      PORT: '0',
      DATA_DIR: dataDir,
      AI_PROVIDER: 'custom',
      CUSTOM_BASE_URL: modelUrl,
      CUSTOM_MODEL: 'bench',
      AI_REQUEST_TIMEOUT_MS: '3600000',
      LIMIT_OUTPUT_TOKENS: '1000000',
      LOG_LEVEL: 'warn',
    })
    app = await createApp(config)
    return app.listen()
  },

  close: async (_: null): Promise<void> => app?.close(),
}

export type PageServerCalls = typeof calls

answerCalls(calls)
