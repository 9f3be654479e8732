import { isDeepStrictEqual } from 'node:util'
import { newId, type Repositories } from '@clausemint/db'
import { shippedPlaybooks } from '@clausemint/documents'
import { AppError, type MemberId, type Playbook, type PlaybookSummary } from '@clausemint/protocol'
import { wrongPositions } from './check-positions.ts'
import type { PlaybookService } from './playbook-service.ts'

const mostPlaybooks = 100
const mostBytes = 200_000

/** Playbooks as they are kept: those of the product as data, a member's own in the database. */
export class MemberPlaybooks implements PlaybookService {
  readonly #store: Repositories['playbooks']

  constructor({ playbooks }: Pick<Repositories, 'playbooks'>) {
    this.#store = playbooks
  }

  async list(member: MemberId): Promise<PlaybookSummary[]> {
    const own = await this.#store.list(member)
    return [
      ...shippedPlaybooks.map((playbook) => summary(playbook, true)),
      ...own.map((playbook) => summary(playbook, false)),
    ]
  }

  async get(member: MemberId, id: string): Promise<Playbook> {
    const playbook = shipped(id) ?? (await this.#store.get(member, id))
    if (!playbook) throw unknownPlaybook()
    return playbook
  }

  async save(member: MemberId, playbook: Playbook): Promise<Playbook> {
    check(playbook)
    return shipped(playbook.id) ? this.#copy(member, playbook) : this.#replace(member, playbook)
  }

  /** The same copy again, as a client sends it that did not hear the answer, is the one that is there. */
  async #copy(member: MemberId, playbook: Playbook): Promise<Playbook> {
    const own = await this.#store.list(member)
    const same = own.find((known) => known.version === 1 && saysTheSame(known, playbook))
    if (same) return same
    if (own.length >= mostPlaybooks)
      throw new AppError('limit_reached', `You can keep ${mostPlaybooks} playbooks of your own.`, {
        limit: 'playbooks_per_member',
      })
    const copy = { ...playbook, id: newId(), version: 1 }
    await this.#store.create(member, copy)
    return copy
  }

  async #replace(member: MemberId, playbook: Playbook): Promise<Playbook> {
    const stands = await this.#store.get(member, playbook.id)
    if (!stands) throw unknownPlaybook()
    const next = { ...playbook, id: stands.id, version: playbook.version + 1 }
    if (saysTheSame(stands, playbook) && (stands.version === playbook.version || stands.version === next.version))
      return stands
    if (!(await this.#store.update(member, next)))
      throw new AppError('conflict', 'Another version of this playbook was saved meanwhile. Open it again to see it.')
    return next
  }
}

/** @throws AppError `too_large`, `invalid_input` */
function check(playbook: Playbook): void {
  if (Buffer.byteLength(JSON.stringify(playbook)) > mostBytes)
    throw new AppError('too_large', `A playbook has at most ${mostBytes / 1000} kB.`)
  const fields = wrongPositions(playbook)
  if (fields.length > 0)
    throw new AppError('invalid_input', 'This playbook names checks or stances that there are not.', { fields })
}

const shipped = (id: string): Playbook | undefined => shippedPlaybooks.find((playbook) => playbook.id === id)

const saysTheSame = (one: Playbook, other: Playbook): boolean =>
  isDeepStrictEqual({ ...one, id: '', version: 0 }, { ...other, id: '', version: 0 })

const summary = ({ id, version, name, description, kind, side }: Playbook, isShipped: boolean): PlaybookSummary => ({
  id,
  version,
  name,
  description,
  kind,
  side,
  shipped: isShipped,
})

const unknownPlaybook = () => new AppError('not_found', 'There is no such playbook.')
