/** What belongs to one clause, told to a screen reader as one thing; no fieldset, for most of it is no form. */
export const grouped = { role: 'group' } as const
