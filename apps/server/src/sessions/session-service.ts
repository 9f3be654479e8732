import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Clock } from '@clausemint/ai'
import type { MemberId } from '@clausemint/protocol'
import type { Revocations } from './revocations.ts'

/** Where sessions are kept; only a token's hash ever is. */
export interface SessionStore {
  createAnonymous(tokenHash: string, expiresAt: Date): Promise<{ memberId: MemberId }>
  findByTokenHash(tokenHash: string): Promise<{ memberId: MemberId } | undefined>
  touch(tokenHash: string, expiresAt: Date): Promise<void>
  delete(tokenHash: string): Promise<void>
}

export interface NewSession {
  /** The secret the visitor keeps in a cookie. */
  token: string
  member: MemberId
  expiresAt: Date
}

/** What a caller brings: the session's secret, and the operator's token or what stands for it in a browser. */
export interface Credentials {
  sessionToken?: string | undefined
  operatorToken?: string | undefined
  operatorProof?: string | undefined
}

interface Parts {
  store: SessionStore
  revocations: Revocations
  clock: Clock
  days: number
  operatorToken: string | undefined
}

/** An answer of the store is believed this long, so that a log-out takes hold within a second everywhere (T5). */
const believedMs = 500
const dayMs = 24 * 60 * 60 * 1000

/** Who is there: anonymous visitors until accounts exist, and operators by their token. */
export class SessionService {
  readonly #parts: Parts
  readonly #known = new Map<string, { member: MemberId | undefined; at: number }>()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  async create(): Promise<NewSession> {
    const token = randomBytes(32).toString('base64url')
    const expiresAt = this.#expiry()
    const { memberId } = await this.#parts.store.createAnonymous(hash(token), expiresAt)
    return { token, member: memberId, expiresAt }
  }

  /** The member whose token this is, judged now; `undefined` for none, an old or a made-up one. */
  async authenticate(token: string | undefined): Promise<MemberId | undefined> {
    if (!token || token.length > 100) return undefined
    const key = hash(token)
    const now = this.#parts.clock.now()
    const known = this.#known.get(key)
    if (known && now - known.at < believedMs) return known.member
    const found = await this.#parts.store.findByTokenHash(key)
    if (this.#known.size > 10_000) this.#known.clear()
    this.#known.set(key, { member: found?.memberId, at: now })
    return found?.memberId
  }

  /** Moves the end of a session that is in use. */
  async renew(token: string): Promise<Date> {
    const expiresAt = this.#expiry()
    await this.#parts.store.touch(hash(token), expiresAt)
    return expiresAt
  }

  /** Logs out: the token is worth nothing any more, and what it opened is closed. */
  async end(token: string): Promise<void> {
    const key = hash(token)
    this.#known.delete(key)
    await this.#parts.store.delete(key)
    this.#parts.revocations.revoke(sessionKey(token))
  }

  /** Whether this is the operator's token. */
  isOperatorToken(token: string | undefined): boolean {
    const { operatorToken } = this.#parts
    return operatorToken !== undefined && token !== undefined && equal(token, operatorToken)
  }

  /** What an operator's browser keeps: bound to its session, and no way back to the operator's token. */
  operatorProof(sessionToken: string): string {
    return createHmac('sha256', this.#parts.operatorToken ?? '')
      .update(hash(sessionToken))
      .digest('base64url')
  }

  /** Whether an operator calls, judged now: by the token itself, or by a proof, which ends with its session (T5). */
  async isOperator({ sessionToken, operatorToken, operatorProof }: Credentials): Promise<boolean> {
    if (this.isOperatorToken(operatorToken)) return true
    if (this.#parts.operatorToken === undefined || !sessionToken || !operatorProof) return false
    if (!equal(operatorProof, this.operatorProof(sessionToken))) return false
    return (await this.authenticate(sessionToken)) !== undefined
  }

  #expiry(): Date {
    return new Date(Date.now() + this.#parts.days * dayMs)
  }
}

/** Names a session to `Revocations` without its secret. */
export const sessionKey = (token: string): string => `session:${hash(token)}`

const hash = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** Takes the same time wherever the two differ. */
const equal = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(hash(a)), Buffer.from(hash(b)))
