import type { Jurisdiction, JurisdictionId } from '@clausemint/protocol'
import { australia } from './australia.ts'
import { california } from './california.ts'
import { canada } from './canada.ts'
import { delaware } from './delaware.ts'
import { englandWales } from './england-wales.ts'
import { germany } from './germany.ts'
import { india } from './india.ts'
import type { JurisdictionLaw } from './jurisdiction-law.ts'
import { newYork } from './new-york.ts'
import { singapore } from './singapore.ts'
import { uae } from './uae.ts'

const laws: Record<JurisdictionId, JurisdictionLaw> = {
  india,
  delaware,
  'new-york': newYork,
  california,
  'england-wales': englandWales,
  germany,
  singapore,
  canada,
  australia,
  uae,
}

/** What a place asks of the wording of a contract. */
export const lawOf = (id: JurisdictionId): JurisdictionLaw => laws[id]

/** For a list to choose from; in the protocol's order. */
export const jurisdictions: readonly Jurisdiction[] = Object.values(laws).map(
  ({ id, name, defaultCourts, defaultSeat, arbitrationRules }) => ({
    id,
    name,
    defaultCourts,
    defaultSeat,
    arbitrationRules,
  }),
)
