import type { JurisdictionId, NdaDirection, NdaKind } from '@clausemint/protocol'

export const directions: readonly { value: NdaDirection; name: string; hint: string }[] = [
  { value: 'two-way', name: 'Two-way', hint: 'Both sides disclose and keep' },
  { value: 'one-way', name: 'One-way', hint: 'One side discloses' },
  { value: 'three-way', name: 'Three-way', hint: 'Three parties, all disclose' },
]

export const kinds: readonly { value: NdaKind; name: string }[] = [
  { value: 'evaluation', name: 'Evaluating working together' },
  { value: 'vendor', name: 'A vendor or supplier' },
  { value: 'investment', name: 'An investment' },
  { value: 'joint-venture', name: 'A joint venture' },
  { value: 'technology', name: 'Technology and source code' },
  { value: 'employee', name: 'An employee or contractor' },
]

export const jurisdictionNames: readonly { value: JurisdictionId; name: string }[] = [
  { value: 'india', name: 'India' },
  { value: 'delaware', name: 'Delaware' },
  { value: 'new-york', name: 'New York' },
  { value: 'california', name: 'California' },
  { value: 'england-wales', name: 'England & Wales' },
  { value: 'germany', name: 'Germany' },
  { value: 'singapore', name: 'Singapore' },
  { value: 'canada', name: 'Canada' },
  { value: 'australia', name: 'Australia' },
  { value: 'uae', name: 'United Arab Emirates' },
]
