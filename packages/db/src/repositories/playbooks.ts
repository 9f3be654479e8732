import type { MemberId, Playbook } from '@clausemint/protocol'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { isId } from '../new-id.ts'
import { playbooks } from '../schema/playbooks.ts'

/** Playbooks in their owner's name; somebody else's answers like one that does not exist (R5). */
export function createPlaybooks(db: Database) {
  return {
    async list(owner: MemberId): Promise<Playbook[]> {
      const rows = await db
        .select({ body: playbooks.body })
        .from(playbooks)
        .where(eq(playbooks.ownerId, owner))
        .orderBy(asc(playbooks.createdAt), asc(playbooks.id))
      return rows.map(({ body }) => body)
    },

    async get(owner: MemberId, id: string): Promise<Playbook | null> {
      if (!isId(id)) return null
      const [row] = await db
        .select({ body: playbooks.body })
        .from(playbooks)
        .where(and(eq(playbooks.ownerId, owner), eq(playbooks.id, id)))
      return row?.body ?? null
    },

    async create(owner: MemberId, body: Playbook): Promise<void> {
      const { id, version, name } = body
      await db.insert(playbooks).values({ id, ownerId: owner, version, name, body })
    },

    /** False where it is gone, or another version than the one before was saved meanwhile. */
    async update(owner: MemberId, body: Playbook): Promise<boolean> {
      const { id, version, name } = body
      if (!isId(id)) return false
      const updated = await db
        .update(playbooks)
        .set({ version, name, body, updatedAt: sql`now()` })
        .where(and(eq(playbooks.ownerId, owner), eq(playbooks.id, id), eq(playbooks.version, version - 1)))
        .returning({ id: playbooks.id })
      return updated.length > 0
    },
  }
}
