import type { IncomingMessage } from 'node:http'
import { parseCookie } from 'cookie'
import type { Credentials } from '../sessions/session-service.ts'

export const sessionCookie = 'clausemint_session'
export const operatorCookie = 'clausemint_operator'

/** What a request brings to say who it is; what it is worth, `SessionService` says. */
export function credentialsOf({ headers }: Pick<IncomingMessage, 'headers'>): Credentials {
  const cookies = parseCookie(headers.cookie ?? '')
  const operatorToken = /^Bearer +(\S.{0,499})$/i.exec(headers.authorization ?? '')?.[1]
  return { sessionToken: cookies[sessionCookie], operatorToken, operatorProof: cookies[operatorCookie] }
}
