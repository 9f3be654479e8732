import type { ReadParagraphs } from './paragraph.ts'
import type { HiddenText } from './read-result.ts'

/** Words that address a machine instead of the other party. */
const addressesMachine =
  /\b(?:ignore|disregard|forget|override)\b.{0,60}\b(?:instructions?|prompts?|rules?|guidelines?|above|previous|prior)\b|\b(?:system|assistant|developer)\s*(?:prompt|message|:)|\b(?:you are|act as|as) an? (?:ai|language model|assistant|reviewer|llm)\b|\b(?:language model|llm|ai (?:model|system|assistant|reviewer)|chatgpt|claude|gemini|copilot)\b.{0,80}\b(?:must|should|shall|approve|accept|mark|rate|report|say|output|respond)\b|\b(?:approve|accept|mark|rate|classify|report)\b.{0,40}\b(?:this|the) (?:contract|agreement|document|clause)s? as\b|\bapprove (?:this|the) (?:contract|agreement|document|clause)\b/i

export const looksLikeInstruction = (text: string): boolean => addressesMachine.test(text.slice(0, 20_000))

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
    if (long || looksLikeInstruction(text)) hidden.push({ text, why: 'metadata', place: { part: name }, inTree: false })
  }
  for (const { text, place } of read.comments) {
    if (looksLikeInstruction(text)) hidden.push({ text, why: 'comment', place: place ?? {}, inTree: false })
  }
  return hidden
}
