import type { ProviderErrorCode, ProviderId } from '@clausemint/protocol'
import { ProviderError } from '../provider.ts'

/** What a user is told, one sentence a code. Nothing of a request or of a vendor's reply is ever put into it (P3). */
const messages: Record<ProviderErrorCode, (provider: ProviderId) => string> = {
  unreachable: (provider) => `${provider} cannot be reached. Check that it is running and that its address is right.`,
  unauthorized: (provider) => `${provider} refused the API key, or the key may not use this model.`,
  rate_limited: (provider) => `${provider} is limiting requests at the moment.`,
  overloaded: (provider) => `${provider} is overloaded or failing at the moment.`,
  invalid_request: (provider) => `${provider} refused the request. Check the name of its model and its settings.`,
  context_too_long: (provider) => `The text is too long for the model of ${provider}.`,
  content_filtered: (provider) => `${provider} declined to write this text.`,
  timeout: (provider) => `${provider} took too long to answer.`,
  stalled: (provider) => `${provider} stopped sending in the middle of the text.`,
  truncated: (provider) => `${provider} ended before the text was whole.`,
  malformed: (provider) => `${provider} sent something that could not be read.`,
}

type Options = ConstructorParameters<typeof ProviderError>[3]

/** The error of `code` with its standard message, or with `message` where there is something better to say. */
export const providerFailure = (
  code: ProviderErrorCode,
  provider: ProviderId,
  options: Options & { message?: string } = {},
): ProviderError => {
  const { message, ...rest } = options
  return new ProviderError(code, provider, message ?? messages[code](provider), rest)
}

/** What vendors call their failures, in `error.code`, `.type` or `.status`, whoever the vendor. */
const vendorCodes: Record<string, ProviderErrorCode> = {
  context_length_exceeded: 'context_too_long',
  request_too_large: 'context_too_long',
  string_above_max_length: 'context_too_long',
  content_filter: 'content_filtered',
  content_policy_violation: 'content_filtered',
  responsible_ai_policy_violation: 'content_filtered',
  insufficient_quota: 'rate_limited',
  rate_limit_exceeded: 'rate_limited',
  rate_limit_error: 'rate_limited',
  resource_exhausted: 'rate_limited',
  invalid_api_key: 'unauthorized',
  authentication_error: 'unauthorized',
  permission_error: 'unauthorized',
  billing_error: 'unauthorized',
  unauthenticated: 'unauthorized',
  permission_denied: 'unauthorized',
  model_not_found: 'invalid_request',
  not_found_error: 'invalid_request',
  not_found: 'invalid_request',
  overloaded_error: 'overloaded',
  api_error: 'overloaded',
  server_error: 'overloaded',
  server_is_overloaded: 'overloaded',
  internal: 'overloaded',
  unavailable: 'overloaded',
  timeout_error: 'timeout',
  deadline_exceeded: 'timeout',
  invalid_request_error: 'invalid_request',
  invalid_argument: 'invalid_request',
  failed_precondition: 'invalid_request',
}

const tooLong =
  /context (length|window|size)|maximum context|prompt is too long|too many (input )?tokens|input is too long|token count .{0,40}exceeds|exceeds? the (available )?context/i
const filtered = /content (management|filter|policy)/i
const badKey = /api[ _]key/i

/** The code of a vendor's error object; its words are looked at, and never passed on. */
export function codeOfVendorError(error: unknown): ProviderErrorCode | undefined {
  if (typeof error === 'string') return codeOfWords(error)
  if (typeof error !== 'object' || error === null) return undefined
  const fields = new Map<string, unknown>(Object.entries(error))
  const status = fields.get('status')
  // What an SDK throws; its message is the vendor's body.
  if (error instanceof Error && typeof status === 'number') return codeOfStatus(status, { message: error.message })
  if (fields.has('error')) return codeOfVendorError(fields.get('error'))
  const words = codeOfWords(String(fields.get('message') ?? ''))
  const named = ['code', 'type', 'status']
    .map((field) => vendorCodes[String(fields.get(field)).toLowerCase()])
    .find((code) => code !== undefined)
  return named === undefined || named === 'invalid_request' ? (words ?? named) : named
}

function codeOfWords(words: string): ProviderErrorCode | undefined {
  if (tooLong.test(words)) return 'context_too_long'
  if (filtered.test(words)) return 'content_filtered'
  return badKey.test(words) ? 'unauthorized' : undefined
}

/** The code of an HTTP status that is no success; the vendor's own word is more exact where the status is broad. */
export function codeOfStatus(status: number, vendorError: unknown): ProviderErrorCode {
  const said = codeOfVendorError(vendorError)
  if (status === 401 || status === 402) return 'unauthorized'
  if (status === 403) return said === 'content_filtered' ? said : 'unauthorized'
  if (status === 408) return 'timeout'
  if (status === 413) return 'context_too_long'
  if (status === 429) return 'rate_limited'
  if (status >= 500) return said === 'context_too_long' ? said : 'overloaded'
  return said ?? 'invalid_request'
}

/** The code of an error of the connection, before or after the headers came. */
export function codeOfNetworkError(error: unknown, answered: boolean): ProviderErrorCode {
  const name = errorName(error)
  if (name === 'UND_ERR_CONNECT_TIMEOUT' || name === 'ETIMEDOUT' || name.endsWith('_TIMEOUT')) return 'timeout'
  if (name.startsWith('HPE_') || name === 'UND_ERR_RESPONSE') return 'malformed'
  return answered ? 'truncated' : 'unreachable'
}

const certificate = /CERT|SELF_SIGNED|^ERR_TLS|^ERR_SSL|UNABLE_TO_VERIFY|EPROTO/

/** Something better to say than "cannot be reached", where the cause is plain. */
export function networkMessage(error: unknown, provider: ProviderId): string | undefined {
  const name = errorName(error)
  if (certificate.test(name))
    return `${provider} cannot be reached safely: its TLS certificate or protocol is not valid.`
  if (name === 'ENOTFOUND' || name === 'EAI_AGAIN') return `${provider} cannot be reached: its host name is not known.`
  return undefined
}

function errorName(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if (error instanceof AggregateError && error.errors.length > 0) return errorName(error.errors[0])
  const code = 'code' in error ? String(error.code) : ''
  return code === '' && error.cause ? errorName(error.cause) : code
}
