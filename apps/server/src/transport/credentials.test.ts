import { systemClock } from '@clausemint/ai'
import { expect, it } from 'vitest'
import { Revocations } from '../sessions/revocations.ts'
import { SessionService, type SessionStore } from '../sessions/session-service.ts'
import { credentialsOf } from './credentials.ts'

const operatorToken = '0123456789 abcdef XYZ'
const store: SessionStore = {
  createAnonymous: () => Promise.reject(new Error('nobody is asked')),
  findByTokenHash: () => Promise.resolve(undefined),
  touch: () => Promise.resolve(),
  delete: () => Promise.resolve(),
}
const sessions = new SessionService({
  store,
  revocations: new Revocations(),
  clock: systemClock,
  days: 1,
  operatorToken,
})
const isOperator = (headers: Record<string, string>) => sessions.isOperator(credentialsOf({ headers }))

it.each(['Bearer', 'bearer', 'BEARER ', 'Bearer   '])(
  '[T5] %j is a scheme in any letters and spaces',
  async (scheme) => {
    expect(await isOperator({ authorization: `${scheme} ${operatorToken}` })).toBe(true)
  },
)

it.each([
  { authorization: operatorToken },
  { authorization: `Basic ${operatorToken}` },
  { authorization: `Bearer ${operatorToken}x` },
  { authorization: `Bearer ${operatorToken.toLowerCase()}` },
  { authorization: `Bearer ${operatorToken} and more` },
  { authorization: 'Bearer ' },
  { cookie: `clausemint_operator=${operatorToken}` },
  { cookie: `clausemint_session=${operatorToken}; clausemint_operator=${operatorToken}` },
  {},
])('[T5] %j opens nothing', async (headers: Record<string, string>) => {
  expect(await isOperator(headers)).toBe(false)
})
