import type { MemberId } from '@clausemint/protocol'
import { and, eq, gt, lte, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { newId } from '../new-id.ts'
import { members } from '../schema/members.ts'
import { sessions } from '../schema/sessions.ts'

/** Who is signed in, by the hash of a token. */
export function createSessions(db: Database) {
  const live = (tokenHash: string) => and(eq(sessions.tokenHash, tokenHash), gt(sessions.expiresAt, sql`now()`))

  return {
    /** A new visitor, and the session that makes it one. */
    createAnonymous: (tokenHash: string, expiresAt: Date): Promise<{ memberId: MemberId }> =>
      db.transaction(async (tx) => {
        const memberId = newId()
        await tx.insert(members).values({ id: memberId, kind: 'anonymous' })
        await tx.insert(sessions).values({ tokenHash, memberId, expiresAt })
        return { memberId }
      }),

    /** `undefined` for a token that is unknown, deleted or expired. */
    async findByTokenHash(tokenHash: string): Promise<{ memberId: MemberId } | undefined> {
      const [found] = await db.select({ memberId: sessions.memberId }).from(sessions).where(live(tokenHash))
      return found
    },

    /** Notes a visit, and moves the end of a session that has not ended. */
    async touch(tokenHash: string, expiresAt: Date): Promise<void> {
      await db.update(sessions).set({ expiresAt, lastSeenAt: sql`now()` }).where(live(tokenHash))
    },

    /** Forgets the sessions that have ended by themselves; what their members own stays. */
    async deleteExpired(): Promise<void> {
      await db.delete(sessions).where(lte(sessions.expiresAt, sql`now()`))
    },

    async delete(tokenHash: string): Promise<void> {
      await db.delete(sessions).where(eq(sessions.tokenHash, tokenHash))
    },
  }
}
