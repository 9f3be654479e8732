import type { ProviderErrorCode, ProviderId } from '@clausemint/protocol'
import type { Dispatcher } from 'undici'
import { ProviderError } from '../provider.ts'
import { BodyError, type BodyGuard, jsonLinesGuard, sseGuard } from './body-guard.ts'
import { codeOfNetworkError, codeOfStatus, codeOfVendorError, networkMessage, providerFailure } from './failure.ts'
import { retryAfterMs } from './retry-after.ts'
import type { Wire } from './wire.ts'

/** The `fetch` a vendor's SDK is handed. */
export type Fetch = (url: string | URL | Request, init?: RequestInit) => Promise<Response>

export interface ExchangeOptions {
  format: 'sse' | 'json-lines'
  /** Said of a 404 in place of the standard message, where the adapter knows better what to do. */
  notFound?: string
}

/**
 * One request to a vendor. The SDKs differ in what they do with an abort, a cut, a bad reply (some end in silence,
 * some print it); so their `fetch` is this one, which makes the request itself under the caller's signal, remembers
 * what went wrong in our own words, and gives the SDK only replies that are worth reading.
 */
export class Exchange {
  /** The HTTP status of the last reply. */
  status: number | undefined
  readonly #provider: ProviderId
  readonly #signal: AbortSignal
  readonly #wire: Wire
  readonly #options: ExchangeOptions
  readonly #upstream = new AbortController()
  #failure: ProviderError | undefined
  #wasCut = false

  constructor(provider: ProviderId, signal: AbortSignal, wire: Wire, options: ExchangeOptions) {
    signal.throwIfAborted()
    this.#provider = provider
    this.#signal = signal
    this.#wire = wire
    this.#options = options
    signal.addEventListener('abort', this.#abort, { once: true })
  }

  readonly fetch: Fetch = async (url, init = {}) => {
    this.#failure = undefined
    this.status = undefined
    const reply = await this.#send(String(url), init)
    this.status = reply.statusCode
    const contentType = String(reply.headers['content-type'] ?? '')
    if (reply.statusCode < 200 || reply.statusCode > 299) throw await this.#refused(reply)
    if (/text\/html/i.test(contentType)) throw this.#remember('malformed', webPage(this.#provider))
    if (/[^,\s]/.test(String(reply.headers['content-encoding'] ?? '').replaceAll('identity', '')))
      throw this.#remember('malformed')
    return new Response(this.#guarded(reply.body), {
      status: reply.statusCode,
      headers: { 'content-type': contentType },
    })
  }

  /** What to throw for what an SDK threw: the abort's reason, our own failure, or what the vendor's error says. */
  failure(error: unknown): unknown {
    if (this.#signal.aborted) return this.#signal.reason
    if (error instanceof ProviderError) return error
    if (this.#failure) return this.#failure
    return this.error(codeOfVendorError(error) ?? (this.#wasCut ? 'truncated' : 'malformed'))
  }

  throwIfAborted(): void {
    this.#signal.throwIfAborted()
  }

  /** @throws the abort's reason, or `truncated`; for a stream that ended without its end marker. */
  endedEarly(): never {
    this.throwIfAborted()
    throw this.#failure ?? this.error('truncated')
  }

  error(code: ProviderErrorCode): ProviderError {
    return providerFailure(code, this.#provider)
  }

  /**
   * What an SDK reads, where usage may follow the end marker. The text is whole by then: a cut loses the usage alone, and a
   * connection that stays open is waited for no longer than `trailerMs`.
   */
  async *withTrailer<Part>(parts: AsyncIterable<Part>, isEnd: (part: Part) => boolean): AsyncGenerator<Part> {
    let timer: NodeJS.Timeout | undefined
    try {
      for await (const part of parts) {
        if (isEnd(part)) timer ??= setTimeout(this.#abort, this.#wire.limits.trailerMs)
        yield part
      }
    } catch (error) {
      if (!timer) throw error
    } finally {
      clearTimeout(timer)
    }
    this.throwIfAborted()
  }

  /** Ends the upstream connection if it still runs. */
  close(): void {
    this.#signal.removeEventListener('abort', this.#abort)
    this.#upstream.abort()
  }

  readonly #abort = () => this.#upstream.abort()

  async #send(url: string, init: RequestInit): Promise<Dispatcher.ResponseData> {
    try {
      return await this.#wire.request(url, init, this.#upstream.signal)
    } catch (error) {
      throw this.#remember(codeOfNetworkError(error, false), networkMessage(error, this.#provider))
    }
  }

  async #refused(reply: Dispatcher.ResponseData): Promise<ProviderError> {
    const body = await readJson(reply.body, this.#wire.limits.errorBytes)
    const code = codeOfStatus(reply.statusCode, body)
    const after = retryAfterMs((name) => reply.headers[name]?.toString(), body)
    const message = this.#refusalMessage(reply)
    this.#failure = providerFailure(code, this.#provider, {
      ...(message === undefined ? {} : { message }),
      ...(after === undefined ? {} : { retryAfterMs: after }),
      ...(/insufficient_quota/.test(JSON.stringify(body) ?? '') ? { retryable: false } : {}),
    })
    return this.#failure
  }

  #refusalMessage({ statusCode, headers }: Dispatcher.ResponseData): string | undefined {
    if (statusCode === 404) return this.#options.notFound
    return statusCode < 400 && headers.location !== undefined ? redirected(this.#provider) : undefined
  }

  #remember(code: ProviderErrorCode, message?: string): ProviderError {
    this.#failure = message === undefined ? this.error(code) : providerFailure(code, this.#provider, { message })
    return this.#failure
  }

  #guarded(body: Dispatcher.ResponseData['body']): ReadableStream<Uint8Array> {
    const { lineBytes } = this.#wire.limits
    const guard: BodyGuard = this.#options.format === 'sse' ? sseGuard(lineBytes) : jsonLinesGuard(lineBytes)
    const chunks = body[Symbol.asyncIterator]()
    return new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        try {
          if (guard.failure) throw guard.failure
          const { done, value } = await chunks.next()
          // An empty chunk is passed on too: without one the stream would not be pulled again.
          controller.enqueue(done ? guard.end() : guard.push(value))
          if (!done) return
          if (guard.failure) throw guard.failure
          this.#wasCut = guard.isCut
          controller.close()
        } catch (error) {
          this.#upstream.abort()
          controller.error(this.#bodyFailure(error))
        }
      },
      cancel: () => this.#upstream.abort(),
    })
  }

  #bodyFailure(error: unknown): ProviderError {
    if (!(error instanceof BodyError)) return this.#remember(codeOfNetworkError(error, true))
    const code = error.vendorError === undefined ? error.code : (codeOfVendorError(error.vendorError) ?? 'overloaded')
    return this.#remember(code)
  }
}

const webPage = (provider: ProviderId) =>
  `${provider} answered with a web page. Check its address: something else answers there.`

/** It is not said which one: it may hold what was asked. */
const redirected = (provider: ProviderId) =>
  `${provider} answered that it is at another address, where nothing was sent. Check its address.`

/** A refused request's reason, of which no more than `limit` bytes are read. */
async function readJson(body: Dispatcher.ResponseData['body'], limit: number): Promise<unknown> {
  let text = ''
  try {
    for await (const chunk of body) {
      text += String(chunk)
      if (text.length > limit) break
    }
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
