import { type Jurisdiction, type JurisdictionId, withDefaultJurisdiction } from '@clausemint/protocol'

/** The jurisdictions there are, and the one that is meant when none is named. */
export class JurisdictionService {
  readonly #all: readonly Jurisdiction[]
  readonly #default: JurisdictionId

  constructor(all: readonly Jurisdiction[], defaultId: JurisdictionId) {
    this.#all = all
    this.#default = defaultId
  }

  /** The default one is marked. */
  list(): Jurisdiction[] {
    return this.#all.map((jurisdiction) =>
      jurisdiction.id === this.#default ? { ...jurisdiction, isDefault: true } : jurisdiction,
    )
  }

  /** Terms as they came, with the default where they name none. */
  readonly complete = (terms: unknown): unknown => withDefaultJurisdiction(terms, this.#default)
}
