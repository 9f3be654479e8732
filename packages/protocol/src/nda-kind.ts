/** Who gives information to whom. */
export const ndaDirections = ['one-way', 'two-way', 'three-way'] as const
/** What the information is given for. */
export const ndaKinds = ['evaluation', 'employee', 'vendor', 'investment', 'joint-venture', 'technology'] as const
export type NdaDirection = (typeof ndaDirections)[number]
export type NdaKind = (typeof ndaKinds)[number]
