import { inflateSync } from 'fflate'
import { ReadError } from '../read-error.ts'
import type { ReadLimits } from '../read-limits.ts'

interface ZipEntry {
  name: string
  method: number
  packed: number
  size: number
  offset: number
}

/** The parts of a docx, unpacked one by one when asked for. */
export interface ZipPackage {
  names: readonly string[]
  has(name: string): boolean
  /** The bytes of a part; undefined where there is none. Throws `broken` or `bomb`. */
  read(name: string): Uint8Array | undefined
}

const endSignature = 0x06054b50
const end64Signature = 0x06064b50
const locator64Signature = 0x07064b50
const centralSignature = 0x02014b50
const localSignature = 0x04034b50
/** Text compresses well: real documents reach 60 to 1. Small parts may exceed it. */
const maxRatio = 200
const ratioFreeBytes = 8 * 1024 * 1024

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const endRecord = (bytes: Uint8Array): number => {
  const data = view(bytes)
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at--) {
    if (data.getUint32(at, true) === endSignature) return at
  }
  throw new ReadError('broken', 'zip directory missing')
}

/** Where a field of 16 or 32 bits has all of them set, the number is in a field of 64. */
const elsewhere16 = 0xffff
const elsewhere32 = 0xffffffff

/** A number of 64 bits; what needs more than 32 of them is larger than any file that is read. */
const number64 = (data: DataView, at: number): number => {
  if (at < 0 || at + 8 > data.byteLength) throw new ReadError('broken', 'zip64')
  if (data.getUint32(at + 4, true) !== 0) throw new ReadError('bomb', 'zip64')
  return data.getUint32(at, true)
}

/** How many entries a zip has, and where its directory begins. */
const directoryPlace = (data: DataView, end: number): { count: number; at: number } => {
  const count = data.getUint16(end + 10, true)
  const at = data.getUint32(end + 16, true)
  if (count !== elsewhere16 && at !== elsewhere32) return { count, at }
  const locator = end - 20
  if (locator < 0 || data.getUint32(locator, true) !== locator64Signature) return { count, at }
  const record = number64(data, locator + 8)
  if (record + 56 > data.byteLength || data.getUint32(record, true) !== end64Signature)
    throw new ReadError('broken', 'zip64')
  return { count: number64(data, record + 32), at: number64(data, record + 48) }
}

/** Size, packed size and offset of an entry, those that are too large for their fields from its extra field. */
const entryNumbers = (data: DataView, at: number, nameLength: number): [number, number, number] => {
  const plain: [number, number, number] = [
    data.getUint32(at + 24, true),
    data.getUint32(at + 20, true),
    data.getUint32(at + 42, true),
  ]
  if (!plain.includes(elsewhere32)) return plain
  let extra = at + 46 + nameLength
  const end = Math.min(extra + data.getUint16(at + 30, true), data.byteLength)
  while (extra + 4 <= end && data.getUint16(extra, true) !== 1) extra += 4 + data.getUint16(extra + 2, true)
  if (extra + 4 > end) throw new ReadError('bomb', 'zip64')
  let next = extra + 4
  const taken = (value: number): number => {
    if (value !== elsewhere32) return value
    next += 8
    return number64(data, next - 8)
  }
  return [taken(plain[0]), taken(plain[1]), taken(plain[2])]
}

const isUnsafe = (name: string): boolean =>
  name.includes('\0') || /^[a-zA-Z]:/.test(name) || name.startsWith('/') || name.split(/[\\/]/).includes('..')

const directory = (bytes: Uint8Array, limits: ReadLimits): ZipEntry[] => {
  const data = view(bytes)
  const place = directoryPlace(data, endRecord(bytes))
  const { count } = place
  let { at } = place
  if (count > limits.maxEntries) throw new ReadError('bomb', 'zip entries')
  const utf8 = new TextDecoder('utf-8')
  const entries: ZipEntry[] = []
  let total = 0
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || data.getUint32(at, true) !== centralSignature) {
      throw new ReadError('broken', 'zip directory')
    }
    const flags = data.getUint16(at + 8, true)
    const nameLength = data.getUint16(at + 28, true)
    const name = utf8.decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/')
    const [size, packed, offset] = entryNumbers(data, at, nameLength)
    const entry: ZipEntry = { name, method: data.getUint16(at + 10, true), packed, size, offset }
    if (flags & 1) throw new ReadError('encrypted', 'zip entry')
    if (isUnsafe(name)) throw new ReadError('broken', 'zip entry name')
    total += entry.size
    if (entry.size > ratioFreeBytes && entry.size > entry.packed * maxRatio) throw new ReadError('bomb', 'zip ratio')
    if (total > limits.maxInflatedBytes) throw new ReadError('bomb', 'zip size')
    entries.push(entry)
    at += 46 + nameLength + data.getUint16(at + 30, true) + data.getUint16(at + 32, true)
  }
  // Entries that share their packed bytes are how a small file unpacks to petabytes.
  const ordered = entries.toSorted((a, b) => a.offset - b.offset)
  ordered.forEach((entry, i) => {
    const next = ordered[i + 1]
    if (next && entry.offset + 30 + entry.packed > next.offset) throw new ReadError('bomb', 'zip entries overlap')
  })
  return entries
}

const contents = (bytes: Uint8Array, entry: ZipEntry, limits: ReadLimits): Uint8Array => {
  const data = view(bytes)
  if (entry.offset + 30 > bytes.length || data.getUint32(entry.offset, true) !== localSignature) {
    throw new ReadError('broken', 'zip entry')
  }
  if (entry.size > limits.maxPartBytes) throw new ReadError('too_large', 'part')
  const start = entry.offset + 30 + data.getUint16(entry.offset + 26, true) + data.getUint16(entry.offset + 28, true)
  if (start + entry.packed > bytes.length) throw new ReadError('broken', 'zip ends early')
  const packed = bytes.subarray(start, start + entry.packed)
  if (entry.method === 0) return packed
  if (entry.method !== 8) throw new ReadError('broken', 'zip method')
  let inflated: Uint8Array
  try {
    // The directory's size is the room it gets: a stream that holds more than it declared fails instead of growing.
    inflated = inflateSync(packed, { out: new Uint8Array(entry.size) })
  } catch (cause) {
    throw new ReadError('broken', 'zip data', { cause })
  }
  if (inflated.length !== entry.size) throw new ReadError('broken', 'zip entry size')
  return inflated
}

/**
 * Opens a docx without unpacking it: reads its directory, and refuses what no word processor writes.
 * Throws `broken`, `bomb` (too many entries, too large, too well packed, overlapping) or `encrypted`.
 */
export const openZip = (bytes: Uint8Array, limits: ReadLimits): ZipPackage => {
  const entries = new Map<string, ZipEntry>()
  for (const entry of directory(bytes, limits)) {
    if (entry.name.endsWith('/')) continue
    // OPC names are compared without regard to case; the first of two equal names wins, as in Word.
    const key = entry.name.toLowerCase()
    if (!entries.has(key)) entries.set(key, entry)
  }
  return {
    names: [...entries.values()].map((entry) => entry.name),
    has: (name) => entries.has(name.toLowerCase()),
    read: (name) => {
      const entry = entries.get(name.toLowerCase())
      return entry && contents(bytes, entry, limits)
    },
  }
}
