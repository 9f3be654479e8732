import type { Repositories, SourceStore } from '@clausemint/db'
import {
  AppError,
  type ContractDetail,
  type DocumentDetail,
  type DocumentId,
  type DocumentPage,
  type DocumentSummary,
  generationStream,
  type MemberId,
  roomStream,
} from '@clausemint/protocol'
import type { RunSupervisor } from '../generation/run-supervisor.ts'
import type { Revocations } from '../sessions/revocations.ts'

export interface ListRequest {
  search: string
  limit: number
  before?: DocumentId | undefined
}

interface Parts {
  repositories: Repositories
  sources: Pick<SourceStore, 'removeUnused'>
  supervisor: RunSupervisor
  revocations: Revocations
}

const unknown = () => new AppError('not_found', 'There is no such document.')

/** A member's documents. Another's answers like one that does not exist (R5). */
export class DocumentService {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  list(member: MemberId, request: ListRequest): Promise<DocumentPage> {
    const { before, ...rest } = request
    return this.#parts.repositories.documents.list(member, before === undefined ? rest : { ...rest, before })
  }

  async get(member: MemberId, id: DocumentId): Promise<DocumentDetail> {
    const document = await this.#parts.repositories.documents.get(member, id)
    if (!document) throw unknown()
    return document
  }

  async contract(member: MemberId, id: DocumentId): Promise<ContractDetail> {
    const contract = await this.#parts.repositories.contracts.get(member, id)
    if (!contract) throw unknown()
    const { title: _, localOnly: __, ...detail } = contract
    return detail
  }

  async rename(member: MemberId, id: DocumentId, title: string): Promise<DocumentSummary> {
    if (!(await this.#parts.repositories.documents.rename(member, id, title))) throw unknown()
    return this.get(member, id)
  }

  /** Its log and its file go with it; what was running is stopped upstream, and its readers are let go (R4). */
  async delete(member: MemberId, id: DocumentId): Promise<void> {
    const { repositories, sources, supervisor, revocations } = this.#parts
    const removed = await repositories.documents.remove(member, id)
    if (!removed) throw unknown()
    revocations.revoke(roomStream(id))
    for (const generation of removed.generations) {
      supervisor.find(generation)?.fenced()
      revocations.revoke(generationStream(generation))
    }
    if (removed.sourceHash !== null) await sources.removeUnused(removed.sourceHash)
  }
}
