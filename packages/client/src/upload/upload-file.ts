/** A file as browsers and Node have it, or its bytes. */
export type UploadFile = NamedBlob | { name: string; bytes: Uint8Array<ArrayBuffer> }

interface NamedBlob extends Blob {
  readonly name: string
}

/** The body of an upload. The file comes last, so that the server knows the rest before the bytes. */
export function createUploadForm(
  file: UploadFile,
  { title, localOnly }: { title?: string | undefined; localOnly: boolean },
): { form: FormData; blob: Blob } {
  const blob = file instanceof Blob ? file : new Blob([file.bytes])
  const form = new FormData()
  if (title !== undefined) form.append('title', title)
  if (localOnly) form.append('local_only', 'true')
  form.append('file', blob, file.name)
  return { form, blob }
}

/** False once a file was changed, moved or deleted since it was chosen. */
export const isReadable = (blob: Blob): Promise<boolean> =>
  blob
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    )
