import type { Environment } from './read-environment.ts'
import { amount, parseVariables, wholeNumber } from './variables.ts'

/** What one member, socket or request may take (G8, T5). `undefined`: no limit. */
export interface LimitsConfig {
  concurrentGenerations: number
  generationsPerMinute: number
  /** UTF-16 units of all that a request puts before the model. */
  promptCharacters: number
  outputTokens: number
  /** US dollars a member and day, by the price table. */
  dailyCostUsd: number | undefined
  dailyTokens: number | undefined
  socketsPerMember: number
  subscriptionsPerSocket: number
  /** Answers as server-sent events that a member may be reading at the same time. */
  eventStreamsPerMember: number
  messagesPerSecond: number
  callsPerMessage: number
  messageBytes: number
  uploadBytes: number
  /** Of a pdf; of the other formats, pages of 3,000 characters. Of all formats: so many times 60 paragraphs. */
  uploadPages: number
  /** Files a member may be sending at the same time. */
  concurrentUploads: number
}

const variables = {
  LIMIT_CONCURRENT_GENERATIONS: wholeNumber(1).default(10),
  LIMIT_GENERATIONS_PER_MINUTE: wholeNumber(1).default(120),
  LIMIT_PROMPT_CHARACTERS: wholeNumber(1000).default(400_000),
  LIMIT_OUTPUT_TOKENS: wholeNumber(100).default(16_000),
  LIMIT_DAILY_COST_USD: amount.optional(),
  LIMIT_DAILY_TOKENS: wholeNumber(1).optional(),
  LIMIT_SOCKETS_PER_MEMBER: wholeNumber(1).default(50),
  LIMIT_SUBSCRIPTIONS_PER_SOCKET: wholeNumber(1).default(50),
  LIMIT_EVENT_STREAMS_PER_MEMBER: wholeNumber(1).default(50),
  LIMIT_MESSAGES_PER_SECOND: wholeNumber(1).default(200),
  // A client that connects again sends all it has open in one message.
  LIMIT_CALLS_PER_MESSAGE: wholeNumber(1).default(100),
  // Above 1 MB, so that an overlong field is answered by name instead of by a closed socket.
  LIMIT_MESSAGE_BYTES: wholeNumber(1024, 64 * 1024 * 1024).default(2 * 1024 * 1024),
  LIMIT_UPLOAD_BYTES: wholeNumber(1024, 256 * 1024 * 1024).default(20 * 1024 * 1024),
  LIMIT_UPLOAD_PAGES: wholeNumber(1, 10_000).default(500),
  LIMIT_CONCURRENT_UPLOADS: wholeNumber(1).default(4),
}

export function parseLimits(environment: Environment): LimitsConfig {
  const values = parseVariables(variables, environment)
  return {
    concurrentGenerations: values.LIMIT_CONCURRENT_GENERATIONS,
    generationsPerMinute: values.LIMIT_GENERATIONS_PER_MINUTE,
    promptCharacters: values.LIMIT_PROMPT_CHARACTERS,
    outputTokens: values.LIMIT_OUTPUT_TOKENS,
    dailyCostUsd: values.LIMIT_DAILY_COST_USD,
    dailyTokens: values.LIMIT_DAILY_TOKENS,
    socketsPerMember: values.LIMIT_SOCKETS_PER_MEMBER,
    subscriptionsPerSocket: values.LIMIT_SUBSCRIPTIONS_PER_SOCKET,
    eventStreamsPerMember: values.LIMIT_EVENT_STREAMS_PER_MEMBER,
    messagesPerSecond: values.LIMIT_MESSAGES_PER_SECOND,
    callsPerMessage: values.LIMIT_CALLS_PER_MESSAGE,
    messageBytes: values.LIMIT_MESSAGE_BYTES,
    uploadBytes: values.LIMIT_UPLOAD_BYTES,
    uploadPages: values.LIMIT_UPLOAD_PAGES,
    concurrentUploads: values.LIMIT_CONCURRENT_UPLOADS,
  }
}
