import type { IncomingMessage } from 'node:http'
import { parseCookie } from 'cookie'
import type { SessionService } from '../sessions/session-service.ts'

export const sessionCookie = 'clausemint_session'
export const operatorCookie = 'clausemint_operator'

/** What a request brings to say who it is. */
export interface Credentials {
  sessionToken: string | undefined
  isOperator: boolean
}

export function credentialsOf({ headers }: Pick<IncomingMessage, 'headers'>, sessions: SessionService): Credentials {
  const cookies = parseCookie(headers.cookie ?? '')
  const sessionToken = cookies[sessionCookie]
  const bearer = /^Bearer +(\S.{0,499})$/i.exec(headers.authorization ?? '')?.[1]
  return {
    sessionToken,
    isOperator: sessions.isOperatorToken(bearer) || sessions.isOperatorProof(sessionToken, cookies[operatorCookie]),
  }
}
