/** What belongs to one clause, told to a screen reader as one thing; no fieldset, for most of it is no form. */
export const grouped = (label: string) => ({ role: 'group' as const, 'aria-label': label })
