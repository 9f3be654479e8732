import type { Usage } from '@clausemint/protocol'
import type { Clock } from './clock.ts'
import { costUsd, defaultPrices, type PriceTable } from './prices.ts'
import type { ModelRequest, ReportedUsage } from './provider.ts'

/**
 * Tokens by a rule of thumb, for what a vendor did not report: four characters a token, and one a character where a
 * script is written without spaces (Chinese, Japanese, Korean, emoji).
 */
export function estimateTokens(text: string): number {
  const dense =
    text.match(/[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]|[\u{10000}-\u{10ffff}]/gu)?.length ?? 0
  return Math.ceil(dense + (text.length - dense) / 4)
}

interface OpenRequest {
  model: string
  request: ModelRequest
  startedAt: number
  text: string
  firstTextAt: number | undefined
  lastTextAt: number
}

/** What one request took. */
interface Charge {
  inputTokens: number
  outputTokens: number
  estimated: boolean
  cost: number | undefined
  writingMs: number | undefined
}

/**
 * What a generation used, over all its requests, failed and cancelled ones included. It can be read at any time: a
 * cancelled stream throws, and its receipt still has to say what was spent.
 */
export class UsageMeter {
  readonly #clock: Clock
  readonly #prices: PriceTable
  readonly #whole: UsageMeter | undefined
  readonly #parts: UsageMeter[] = []
  #inputTokens = 0
  #outputTokens = 0
  #estimated = false
  #cost: number | undefined
  #timeToFirstTokenMs: number | undefined
  #startedAt: number | undefined
  #writtenTokens = 0
  #writingMs = 0
  #open: OpenRequest | undefined

  constructor(clock: Clock, prices: PriceTable = defaultPrices, whole?: UsageMeter) {
    this.#clock = clock
    this.#prices = prices
    this.#whole = whole
  }

  /** For one of several requests that are open at the same time; what it takes counts here too. */
  part(): UsageMeter {
    const part = new UsageMeter(this.#clock, this.#prices, this)
    this.#parts.push(part)
    return part
  }

  /** A request goes out. */
  begin(model: string, request: ModelRequest): void {
    const startedAt = this.#clock.now()
    this.#startedAt ??= startedAt
    if (this.#whole) this.#whole.#startedAt ??= startedAt
    this.#open = { model, request, startedAt, text: '', firstTextAt: undefined, lastTextAt: startedAt }
  }

  /** Text came, whether it was shown or not: it was paid for. */
  wrote(text: string): void {
    const open = this.#open
    if (!open || text === '') return
    open.text += text
    open.lastTextAt = this.#clock.now()
    if (open.firstTextAt !== undefined) return
    open.firstTextAt = open.lastTextAt
    this.#firstTextCame(open)
    if (this.#whole) this.#whole.#firstTextCame(open)
  }

  /** Counts what was taken before this meter was there, by an estimate. */
  takeOver({ model, ...tokens }: { model: string; inputTokens: number; outputTokens: number }): void {
    const cost = costUsd(model, tokens, this.#prices)
    this.#charge({ ...tokens, estimated: true, cost, writingMs: undefined })
  }

  /**
   * The request is over. Without a report the tokens are estimated; a request that failed before its first token is
   * taken to have cost nothing, one that was cancelled to have been read.
   */
  settle(outcome: ReportedUsage | 'failed' | 'cancelled'): void {
    for (const part of this.#parts) part.settle(outcome)
    const open = this.#open
    if (!open) return
    this.#open = undefined
    if (outcome === 'failed' && open.text === '') return
    const reported = typeof outcome === 'string' ? {} : countedIn(outcome, open.text)
    const inputTokens = reported.inputTokens ?? estimateInput(open.request)
    const outputTokens = reported.outputTokens ?? estimateTokens(open.text)
    this.#charge({
      inputTokens,
      outputTokens,
      estimated: reported.inputTokens === undefined || reported.outputTokens === undefined,
      cost: costUsd(open.model, { inputTokens, outputTokens }, this.#prices),
      writingMs: open.firstTextAt === undefined ? undefined : open.lastTextAt - open.firstTextAt,
    })
  }

  #charge(charge: Charge): void {
    if (this.#whole) this.#whole.#charge(charge)
    this.#inputTokens += charge.inputTokens
    this.#outputTokens += charge.outputTokens
    this.#estimated ||= charge.estimated
    if (charge.cost !== undefined) this.#cost = (this.#cost ?? 0) + charge.cost
    if (charge.writingMs === undefined) return
    this.#writtenTokens += charge.outputTokens
    this.#writingMs += charge.writingMs
  }

  #firstTextCame({ lastTextAt, startedAt }: OpenRequest): void {
    this.#timeToFirstTokenMs ??= lastTextAt - (this.#startedAt ?? startedAt)
  }

  /** Everything settled so far. */
  get usage(): Usage {
    return {
      inputTokens: this.#inputTokens,
      outputTokens: this.#outputTokens,
      estimated: this.#estimated,
      ...(this.#timeToFirstTokenMs === undefined ? {} : { timeToFirstTokenMs: this.#timeToFirstTokenMs }),
      ...(this.#writingMs > 0 && this.#writtenTokens > 0
        ? { tokensPerSecond: (this.#writtenTokens / this.#writingMs) * 1_000 }
        : {}),
      ...(this.#cost === undefined ? {} : { costUsd: this.#cost }),
    }
  }
}

/** What of a report is a count. Some servers fill in zeros where they did not count. */
function countedIn({ inputTokens, outputTokens }: ReportedUsage, text: string): ReportedUsage {
  if (outputTokens === 0 && text !== '') return {}
  return {
    ...(isCount(inputTokens) ? { inputTokens } : {}),
    ...(isCount(outputTokens) ? { outputTokens } : {}),
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0

const estimateInput = ({ system, messages }: ModelRequest): number =>
  messages.reduce((sum, { text }) => sum + estimateTokens(text), estimateTokens(system))
