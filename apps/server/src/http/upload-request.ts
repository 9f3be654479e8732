import type { Clock } from '@clausemint/ai'
import type { SourceWriter, StoredSource } from '@clausemint/db'
import { AppError, documentTitleSchema } from '@clausemint/protocol'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { cleanFileName } from '../documents/file-name.ts'

/** A file that came whole, with what was said about it. Dispose `source`. */
export interface ReceivedUpload {
  source: StoredSource
  fileName: string
  title?: string
  localOnly: boolean
}

interface Parts {
  receive(): Promise<SourceWriter>
  /** The largest file. */
  uploadBytes: number
  clock: Clock
}

/** What the form may have beside the file. */
export const formLimits = { files: 1, fields: 5, parts: 6, fieldNameSize: 100, fieldSize: 1_000, headerPairs: 20 }
/** Of the form beside its file: boundaries, headers, fields. */
const formBytes = 64 * 1024
/** A sender that says nothing for this long is gone. */
const silenceMs = 30_000

const fieldsSchema = z.strictObject({
  title: documentTitleSchema.optional(),
  local_only: z
    .enum(['true', 'false', '1', '0', 'on', 'off', 'yes', 'no', ''], { error: 'true or false' })
    .transform((value) => ['true', '1', 'on', 'yes'].includes(value))
    .optional(),
})

/**
 * Reads a form with one file in the field `file`, and gives the bytes on as they come. What is refused or broken off
 * leaves nothing behind.
 * @throws AppError `too_large` as soon as it is known, `invalid_input`
 */
export async function receiveUpload(request: FastifyRequest, { receive, uploadBytes, clock }: Parts) {
  const tooLarge = () =>
    new AppError('too_large', `This file is larger than ${sizeOf(uploadBytes)}. Split it, or leave out pictures.`, {
      limit: 'upload_bytes',
    })
  if (!request.isMultipart())
    throw new AppError('invalid_input', 'Send the file as multipart/form-data, in the field "file".')
  if (Number(request.headers['content-length'] ?? 0) > uploadBytes + formBytes) throw tooLarge()

  using silence = watchSilence(request, clock)
  await using undo = new AsyncDisposableStack()
  const fields: Record<string, string> = {}
  let file: Pick<ReceivedUpload, 'source' | 'fileName'> | undefined
  try {
    for await (const part of request.parts({ limits: { ...formLimits, fileSize: Number.POSITIVE_INFINITY } })) {
      silence.check()
      if (part.type === 'field') {
        fields[part.fieldname] = part.valueTruncated ? '\0'.repeat(formLimits.fieldSize) : String(part.value)
        continue
      }
      if (part.fieldname !== 'file') throw noFile()
      const writer = await receive()
      undo.defer(() => writer.discard())
      let bytes = 0
      for await (const chunk of part.file) {
        bytes += chunk.length
        if (bytes > uploadBytes) throw tooLarge()
        await kept(writer.write(chunk))
      }
      const source = undo.use(await kept(writer.commit()))
      file = { source, fileName: cleanFileName(part.filename) }
    }
  } catch (error) {
    throw error instanceof AppError ? error : unreadable(error)
  }
  if (!file) throw noFile()
  const parsed = fieldsSchema.safeParse(fields)
  if (!parsed.success) throw AppError.invalid(parsed.error)
  const { title, local_only = false } = parsed.data
  const held = undo.move()
  const { source, fileName } = file
  const { hash, bytes, claim } = source
  const dispose = () => held.disposeAsync()
  return {
    source: { hash, bytes, claim, [Symbol.asyncDispose]: dispose },
    fileName,
    localOnly: local_only,
    ...(title !== undefined && { title }),
  } satisfies ReceivedUpload
}

/** A store that fails is not the sender's fault. */
async function kept<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw AppError.from(error)
  }
}

const noFile = () =>
  new AppError('invalid_input', 'A file is missing: send it in the field "file".', {
    fields: [{ path: 'file', message: 'A file is missing' }],
  })

/** A form that is cut off, has no boundary, two files or a flood of fields. */
function unreadable(error: unknown): AppError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const message =
    code === 'FST_FILES_LIMIT'
      ? 'Send one file at a time.'
      : code === 'FST_FIELDS_LIMIT' || code === 'FST_PARTS_LIMIT'
        ? 'This form has too many fields.'
        : 'This upload is incomplete or damaged. Send it again.'
  return new AppError('invalid_input', message, {}, { cause: error })
}

/** Drops a connection from which nothing comes any more, so that it keeps no place. */
function watchSilence({ raw }: FastifyRequest, clock: Clock): Disposable & { check(): void } {
  const drop = () => raw.destroy()
  let cancel = clock.after(silenceMs, drop)
  const hear = () => {
    cancel()
    cancel = clock.after(silenceMs, drop)
  }
  raw.on('data', hear)
  return {
    check: hear,
    [Symbol.dispose]: () => {
      raw.off('data', hear)
      cancel()
    },
  }
}

const sizeOf = (bytes: number): string =>
  bytes >= 1024 * 1024 ? `${Math.floor(bytes / (1024 * 1024))} MB` : `${Math.floor(bytes / 1024)} kB`
