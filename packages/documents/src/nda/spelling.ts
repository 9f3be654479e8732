/** The wording is written in British spelling; these are the stems the United States spell another way. */
const american: readonly (readonly [british: RegExp, american: string])[] = [
  [
    /\b((?:un)?authori|organi|recogni|penali|anonymi|pseudonymi|capitali|minimi|summari|notari|analy)s(?=e|ing|ation)/gi,
    '$1z',
  ],
  [/\b(lic|off|def)ence/gi, '$1ense'],
  [/\btrade mark/gi, 'trademark'],
]

export type Spelling = 'british' | 'american'

/** The library's own words in the spelling of the place. Never applied to what a person typed, nor to names of laws. */
export const spell = (wording: string, spelling: Spelling): string =>
  spelling === 'british' ? wording : american.reduce((text, [british, to]) => text.replace(british, to), wording)
