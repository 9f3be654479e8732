import type { ContractFormat } from '@clausemint/protocol'
import { ReadError } from './read-error.ts'

const startsWith = (bytes: Uint8Array, signature: readonly number[], at = 0): boolean =>
  signature.every((byte, i) => bytes[at + i] === byte)

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0))

const zip = ascii('PK\u0003\u0004')
const emptyZip = ascii('PK\u0005\u0006')
/** A compound file: Word 97, or the wrapper of an encrypted docx. */
const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const foreign: readonly (readonly number[])[] = [
  ascii('{\\rtf'),
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  ascii('GIF8'),
  [0x1f, 0x8b],
  ascii('Rar!'),
  ascii('7z\u00bc\u00af'),
  [0x7f, 0x45, 0x4c, 0x46],
  ascii('MZ\u0090'),
]

/** PDF readers look for the signature in the first kilobyte. */
const pdfWithin = 1024

const hasPdfSignature = (bytes: Uint8Array): boolean => {
  const head = String.fromCharCode(...bytes.subarray(0, pdfWithin))
  return head.includes('%PDF-')
}

/** A name in a compound file's directory is UTF-16; an encrypted document has a stream of this one. */
const isEncryptedPackage = (bytes: Uint8Array): boolean => {
  const name = ascii('EncryptedPackage')
  for (let at = bytes.indexOf(0x45, 512); at >= 0; at = bytes.indexOf(0x45, at + 1)) {
    if (name.every((letter, i) => bytes[at + 2 * i] === letter && bytes[at + 2 * i + 1] === 0)) return true
  }
  return false
}

/** A saved web page: its tags would be read as words of the contract. */
const isWebPage = (bytes: Uint8Array): boolean =>
  /^(?:\ufeff|\u00ef\u00bb\u00bf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html)[\s>]/i.test(
    String.fromCharCode(...bytes.subarray(0, 256)),
  )

/**
 * What a file is, by its bytes; its name only tells Markdown from plain text.
 * Throws `unsupported` or, for a docx behind a password, `encrypted`.
 */
export const detectFormat = (file: { name: string; bytes: Uint8Array }): ContractFormat => {
  const { bytes } = file
  if (startsWith(bytes, zip) || startsWith(bytes, emptyZip)) return 'docx'
  if (startsWith(bytes, compound)) {
    if (isEncryptedPackage(bytes)) throw new ReadError('encrypted', 'compound file')
    throw new ReadError('unsupported', 'compound file')
  }
  if (hasPdfSignature(bytes)) return 'pdf'
  if (foreign.some((signature) => startsWith(bytes, signature))) throw new ReadError('unsupported', 'signature')
  if (isWebPage(bytes)) throw new ReadError('unsupported', 'markup')
  const ending = /\.([a-z0-9]{1,10})$/i.exec(file.name.trim())?.[1]?.toLowerCase()
  if (ending === 'docx' || ending === 'docm' || ending === 'pdf') throw new ReadError('broken', 'no signature')
  return ending === 'md' || ending === 'markdown' || ending === 'mdown' ? 'md' : 'txt'
}
