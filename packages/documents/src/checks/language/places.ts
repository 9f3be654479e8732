/** Places whose law contracts choose, with what their courts are called by: a name, a people, the cities that have them. */
const places: readonly (readonly [name: string, words: RegExp])[] = [
  [
    'India',
    /\bindian?\b|\b(?:new )?delhi\b|\bmumbai\b|\bbombay\b|\bben?galuru\b|\bbangalore\b|\bchennai\b|\bkolkata\b|\bhyderabad\b|\bpune\b|\bgurugram\b|\bgurgaon\b|\bahmedabad\b|\bnoida\b/,
  ],
  ['England and Wales', /(?<!new )\bengland\b|\benglish\b|\blondon\b(?!, ontario)/],
  ['Scotland', /\bscotland\b|\bscottish\b|\bedinburgh\b|\bglasgow\b/],
  ['Ireland', /(?<!northern )\bireland\b|(?<!northern )\birish\b|\bdublin\b/],
  ['Delaware', /\bdelaware\b|\bwilmington\b/],
  ['New York', /\bnew york\b|\bmanhattan\b/],
  ['New Jersey', /\bnew jersey\b/],
  ['California', /\bcalifornia\b|\bsan francisco\b|\blos angeles\b|\bsanta clara\b|\bsan diego\b|\bsan jose\b/],
  ['Texas', /\btexas\b|\bdallas\b|\bhouston\b/],
  ['Massachusetts', /\bmassachusetts\b|\bboston\b/],
  ['Illinois', /\billinois\b|\bchicago\b/],
  ['Florida', /\bflorida\b|\bmiami\b/],
  ['Pennsylvania', /\bpennsylvania\b|\bphiladelphia\b/],
  ['Nevada', /\bnevada\b|\blas vegas\b/],
  ['Ontario', /\bontario\b|\btoronto\b/],
  ['British Columbia', /\bbritish columbia\b/],
  ['Quebec', /\bqu[eé]bec\b|\bmontr[eé]al\b/],
  ['New South Wales', /\bnew south wales\b|\bsydney\b/],
  ['Germany', /\bgerman(?:y)?\b|\bberlin\b|\bmunich\b|\bfrankfurt\b|\bhamburg\b/],
  ['France', /\bfrance\b|\bfrench\b|\bparis\b/],
  ['Switzerland', /\bswitzerland\b|\bswiss\b|\bzurich\b|\bgeneva\b/],
  ['the Netherlands', /\bnetherlands\b|\bdutch\b|\bamsterdam\b/],
  ['Sweden', /\bsweden\b|\bswedish\b|\bstockholm\b/],
  ['Singapore', /\bsingapore\b/],
  ['Hong Kong', /\bhong kong\b/],
  ['Japan', /\bjapan(?:ese)?\b|\btokyo\b/],
  ['the United Arab Emirates', /\bunited arab emirates\b|\buae\b|\bdubai\b|\babu dhabi\b/],
]

/** The places that folded words name. */
export const placesIn = (words: string): string[] =>
  places.filter(([, pattern]) => pattern.test(words)).map(([name]) => name)
