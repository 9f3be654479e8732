import { deflateRawSync } from 'node:zlib'

/** A file in a zip, with what a hostile one may lie about. */
export interface ZipFile {
  name: string
  data: Uint8Array | string
  stored?: boolean
  /** The size the directory declares, where it is not the true one. */
  declaredSize?: number
  flags?: number
  /** Bytes of a file before it, shared instead of written again. */
  sameAs?: number
}

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})

const crc32 = (bytes: Uint8Array): number => {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

/** Writes a zip, hostile or not, file by file. */
export const buildZip = (files: readonly ZipFile[]): Uint8Array => {
  const parts: Buffer[] = []
  const central: Buffer[] = []
  const offsets: number[] = []
  let offset = 0
  for (const file of files) {
    const name = Buffer.from(file.name)
    const data = typeof file.data === 'string' ? Buffer.from(file.data) : Buffer.from(file.data)
    const packed = file.stored ? data : deflateRawSync(data)
    const crc = crc32(data)
    const header = (local: boolean): Buffer => {
      const fields = Buffer.alloc(26)
      fields.writeUInt16LE(20, 0)
      fields.writeUInt16LE(file.flags ?? 0, 2)
      fields.writeUInt16LE(file.stored ? 0 : 8, 4)
      fields.writeUInt32LE(crc, 10)
      fields.writeUInt32LE(packed.length, 14)
      fields.writeUInt32LE(file.declaredSize ?? data.length, 18)
      fields.writeUInt16LE(name.length, 22)
      const signature = Buffer.from(local ? [0x50, 0x4b, 3, 4] : [0x50, 0x4b, 1, 2, 20, 0])
      return Buffer.concat([signature, fields])
    }
    const at = file.sameAs === undefined ? offset : (offsets[file.sameAs] ?? 0)
    offsets.push(at)
    if (file.sameAs === undefined) {
      const written = Buffer.concat([header(true), name, packed])
      parts.push(written)
      offset += written.length
    }
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    central.push(Buffer.concat([header(false), tail, name]))
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Math.min(files.length, 0xffff), 8)
  end.writeUInt16LE(Math.min(files.length, 0xffff), 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...parts, directory, end]))
}

/** The same with every number in its field of 64 bits, as programs write that do not know beforehand how much comes. */
export const buildZip64 = (files: readonly ZipFile[]): Uint8Array => {
  const plain = Buffer.from(buildZip(files))
  const end = plain.length - 22
  const start = plain.readUInt32LE(end + 16)
  const entries: Buffer[] = []
  for (let at = start; at < end; ) {
    const name = plain.readUInt16LE(at + 28)
    const entry = Buffer.from(plain.subarray(at, at + 46 + name))
    const extra = Buffer.alloc(28)
    extra.writeUInt16LE(1, 0)
    extra.writeUInt16LE(24, 2)
    for (const [to, from] of [
      [4, 24],
      [12, 20],
      [20, 42],
    ] as const) {
      extra.writeUInt32LE(entry.readUInt32LE(from), to)
      entry.writeUInt32LE(0xffffffff, from)
    }
    entry.writeUInt16LE(extra.length, 30)
    entries.push(entry, extra)
    at += 46 + name
  }
  const directory = Buffer.concat(entries)
  const record = Buffer.alloc(56 + 20 + 22)
  record.writeUInt32LE(0x06064b50, 0)
  record.writeUInt32LE(files.length, 32)
  record.writeUInt32LE(start, 48)
  record.writeUInt32LE(0x07064b50, 56)
  record.writeUInt32LE(start + directory.length, 64)
  record.writeUInt32LE(0x06054b50, 76)
  record.fill(0xff, 84, 96)
  return new Uint8Array(Buffer.concat([plain.subarray(0, start), directory, record]))
}
