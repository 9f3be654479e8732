/** Controls, half surrogate pairs, and the marks that turn text around: they can make a name read as another one. */
export const unsafeInLine = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u

/** The same, but for a text of several lines. */
export const unsafeInText =
  /[\p{Cs}\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u

/** All but what prints nothing: spaces, joiners, marks without a letter, fillers. */
const printing = /[^\p{C}\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u

/** Two names that print the same are one to a reader: joiners, kinds of space and capitals tell nobody apart. */
export const printsAs = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()

/** Whether anything of it can be seen. What can't would look like a field that was left empty. */
export const isVisible = (text: string): boolean => printing.test(text)
