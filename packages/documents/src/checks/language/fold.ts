const folded: Record<string, string> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201a': "'",
  '\u201b': "'",
  '\u2032': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '\u201f': '"',
  '\u2033': '"',
  '\u00ab': '"',
  '\u00bb': '"',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2015': '-',
  '\u2212': '-',
  '\u00a0': ' ',
  '\u2002': ' ',
  '\u2003': ' ',
  '\u2009': ' ',
  '\u202f': ' ',
  '\u200b': ' ',
  '\u200c': ' ',
  '\u200d': ' ',
  '\u2060': ' ',
  '\ufeff': ' ',
  '\t': ' ',
  '\n': ' ',
  '\r': ' ',
}
const unusual = /[\u0080-\uffff\t\n\r]/g

/**
 * Lower case, plain quotes, dashes and spaces. The result has the length of the text, so an index into one is an
 * index into the other; a letter whose lower case is longer is left as it is.
 */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  const sameLength = lower.length === text.length ? lower : lowerByUnit(text)
  return sameLength.replace(unusual, (character) => folded[character] ?? character)
}

function lowerByUnit(text: string): string {
  let result = ''
  for (let i = 0; i < text.length; i++) {
    const unit = text.charAt(i)
    const lower = unit.toLowerCase()
    result += lower.length === 1 ? lower : unit
  }
  return result
}
