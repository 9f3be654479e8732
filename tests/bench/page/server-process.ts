import { type App, createApp } from '@clausemint/server/app'
import { parseConfig } from '@clausemint/server/config'
import { answerCalls } from '../harness/calls.ts'

export interface PageServerOptions {
  dataDir: string
  modelUrl: string
}

let app: App | undefined

/** The whole product in a process of its own. What it is not meant for is the length: no NDA has 100,000 words. */
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
    app = await createApp(config, { mostNdaTokens: 1_000_000 })
    return app.listen()
  },

  close: async (_: null): Promise<void> => app?.close(),
}

export type PageServerCalls = typeof calls

answerCalls(calls)
