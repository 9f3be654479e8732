/** The jurisdictions a contract can be drafted for; what each asks of a clause is data of the documents package. */
export const jurisdictionIds = [
  'india',
  'delaware',
  'new-york',
  'california',
  'england-wales',
  'germany',
  'singapore',
  'canada',
  'australia',
  'uae',
] as const
export type JurisdictionId = (typeof jurisdictionIds)[number]

export interface Jurisdiction {
  id: JurisdictionId
  /** As it is said in a list: "England & Wales". */
  name: string
  /** The courts named when the parties name none: "the courts at New Delhi". */
  defaultCourts: string
  defaultSeat: string
  arbitrationRules: string
  /** What a draft is made for when it names none. */
  isDefault?: boolean
}
