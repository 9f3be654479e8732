import type { MemberId, Playbook, PlaybookSummary } from '@clausemint/protocol'

/** Playbooks: those that come with the product, and a member's own. */
export interface PlaybookService {
  /** Those that come with the product first. */
  list(member: MemberId): Promise<PlaybookSummary[]>
  /** @throws AppError `not_found` */
  get(member: MemberId, id: string): Promise<Playbook>
  /**
   * Saves a member's own playbook under its next version; one that comes with the product is saved as a copy, under a
   * new id. Returns it as it stands.
   * @throws AppError `conflict` when somebody saved another version meanwhile; `invalid_input` for a check or a stance there is not
   */
  save(member: MemberId, playbook: Playbook): Promise<Playbook>
}
