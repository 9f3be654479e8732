import { systemClock } from '@clausemint/ai'
import { z } from 'zod'
import { createApp } from '../app.ts'
import { type AiConfig, type Config, ConfigError, loadConfig } from '../config/index.ts'
import { knownNames } from '../config/providers.ts'
import { createLogger } from '../logger.ts'
import { openProviders } from '../providers/open-providers.ts'
import { startFailure } from '../start-failure.ts'
import { type CheckResult, check, type Report, reportOf } from './check.ts'
import { checkProviders } from './check-providers.ts'
import { checkStreams } from './check-streams.ts'

const lookMs = 1_000
const liveSchema = z.object({ status: z.literal('ok'), version: z.string() })

/**
 * Examines an installation: the environment, the database, every provider, and the product's streams through the
 * server that runs, or through one it starts for the time being.
 */
export async function examine(): Promise<Report> {
  let config: Config
  try {
    config = loadConfig()
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return reportOf([{ name: 'environment', status: 'failed', detail: error.message }])
  }
  const checks: CheckResult[] = [
    await check('environment', async () => `Node ${process.versions.node}, settings are valid`),
  ]
  checks.push(...(await examineProviders(config)))
  checks.push(...(await examineServer(config)))
  return reportOf(checks)
}

async function examineProviders({ ai }: Config): Promise<CheckResult[]> {
  try {
    await using open = await openProviders(ai, {
      clock: systemClock,
      logger: createLogger('silent'),
      prices: ai.prices,
    })
    const named = new Set([...(ai.provider === undefined ? [] : [ai.provider]), ...ai.fallback, ...askedFor(ai)])
    const providers = open.service.all()
    const known = knownNames(ai.providers)
    return await checkProviders(open.service, { providers, named, known, mostMs: mostMsOf(ai) })
  } catch (error) {
    return [{ name: 'providers', status: 'failed', detail: startFailure(error) }]
  }
}

/** Who is there only because the operator set them up; Ollama's names are there always. */
const askedFor = ({ providers }: AiConfig) =>
  Object.keys(providers).filter((name) => !['mistral', 'llama'].includes(name))

/** A stream that goes on for longer is ended by its deadlines, which allow some retries. */
const mostMsOf = ({ deadlines }: AiConfig) => deadlines.requestMs + 60_000

async function examineServer(config: Config): Promise<CheckResult[]> {
  const running = await runningServer(config)
  const mostMs = mostMsOf(config.ai)
  if (running) {
    const database = await check('database', async () => {
      const response = await fetch(`${running}/health/ready`)
      if (!response.ok) throw new Error('The running server can not reach its database.')
      return `reached by the server at ${running}`
    })
    return [database, ...(await checkStreams(running, mostMs))]
  }
  const own = { ...config, http: { ...config.http, port: 0, host: '127.0.0.1' } }
  try {
    await using app = await createApp(own, { logger: createLogger('silent') })
    const url = await app.listen()
    const where = config.database.url === undefined ? 'embedded' : 'Postgres'
    return [
      { name: 'database', status: 'passed', detail: `${where}, opened and migrated` },
      ...(await checkStreams(url, mostMs)),
    ]
  } catch (error) {
    return [{ name: 'database', status: 'failed', detail: startFailure(error) }]
  }
}

async function runningServer({ http }: Config): Promise<string | undefined> {
  const host = ['0.0.0.0', '::'].includes(http.host) ? '127.0.0.1' : http.host
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${http.port}`
  try {
    const response = await fetch(`${url}/health/live`, { signal: AbortSignal.timeout(lookMs) })
    // Something else may listen there, and many a development server answers every address with its page.
    return response.ok && liveSchema.safeParse(await response.json()).success ? url : undefined
  } catch {
    return undefined
  }
}
