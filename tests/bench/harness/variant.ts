import type { ReferenceCalls } from '../references/feed.ts'
import type { DialectName } from '../viewers/dialects.ts'
import { Worker } from './calls.ts'
import { type ProductOptions, startProduct } from './product.ts'

/** A server under measure: the product on one of its databases, or a reference. */
export interface Variant extends AsyncDisposable {
  name: string
  dialect: DialectName
  url: string
  cookie: string
  pid: number
  /** Makes it ask the model for each subject; returns the names under which viewers follow them. */
  generate(subjects: readonly string[]): Promise<readonly string[]>
}

export async function productVariant(name: string, options: ProductOptions): Promise<Variant> {
  return { ...(await startProduct(options)), name, dialect: 'product' }
}

const scripts = { rawWs: 'raw-ws.ts', stockTrpc: 'stock-trpc.ts', aiSdk: 'ai-sdk.ts' }

export async function referenceVariant(name: keyof typeof scripts, modelUrl: string): Promise<Variant> {
  const worker = new Worker<ReferenceCalls>(`references/${scripts[name]}`)
  return {
    name,
    dialect: name,
    url: await worker.call('listen', null),
    cookie: '',
    pid: worker.pid,
    async generate(subjects) {
      await worker.call('generate', { modelUrl, subjects: [...subjects] })
      return subjects
    },
    [Symbol.asyncDispose]: () => worker[Symbol.asyncDispose](),
  }
}
