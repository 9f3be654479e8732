import { speaksToMachine } from '../machine-instructions.ts'
import type { ReadParagraphs } from './paragraph.ts'
import type { HiddenText } from './read-result.ts'

/** Fields of metadata that programs fill in by themselves. */
const technical =
  /^(?:created|modified|creationdate|moddate|template|application|appversion|revision|producer|creator|pdfformatversion|language|trapped)$/i
const fewWords = 6

/**
 * What a person who looks at the page does not see: what the format's reader found, metadata that says more than a
 * title, and comments that speak to a machine.
 */
export const reportHidden = (read: ReadParagraphs): HiddenText[] => {
  const hidden = [...read.hidden]
  for (const [name, text] of Object.entries(read.metadata)) {
    const long = !technical.test(name) && text.split(/\s+/).length > fewWords && !/^(?:title|dc:title)$/i.test(name)
    if (long || speaksToMachine(text)) hidden.push({ text, why: 'metadata', place: { part: name }, inTree: false })
  }
  for (const { text, place } of read.comments) {
    if (speaksToMachine(text)) hidden.push({ text, why: 'comment', place: place ?? {}, inTree: false })
  }
  return hidden
}
