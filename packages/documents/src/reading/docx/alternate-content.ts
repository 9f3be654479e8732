import { child, childrenOf, type XmlElement } from './xml-tree.ts'

/** Extensions whose words are read: shapes, groups, canvases and what Word 2010 to 2013 adds to text. */
const readExtensions = new Set(['wps', 'wpg', 'wpc', 'wpi', 'wp14', 'w14', 'w15', 'a14'])

/** The branch of `mc:AlternateContent` that is shown: a choice is for who reads all it requires. */
export const chosenBranch = (element: XmlElement): XmlElement | undefined =>
  childrenOf(element, 'mc:Choice').find(({ attributes }) =>
    (attributes.Requires ?? '').split(/\s+/).every((prefix) => prefix === '' || readExtensions.has(prefix)),
  ) ??
  child(element, 'mc:Fallback') ??
  child(element, 'mc:Choice')
