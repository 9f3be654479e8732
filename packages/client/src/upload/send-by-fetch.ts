import { parseJson, type SendForm } from './transfer.ts'

/** A stream as a body has to say so, which not every platform's types know. */
type StreamingRequest = RequestInit & { duplex: 'half' }

/** Sends a form as a stream and counts what is taken of it. For Node: browsers stream a body over HTTP/2 only. */
export const sendByFetch =
  (fetchFrom: typeof fetch): SendForm =>
  async ({ url, form, headers, onSent, onAllSent, signal }) => {
    const encoded = new Response(form)
    let sent = 0
    const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        controller.enqueue(chunk)
        sent += chunk.byteLength
        onSent(sent)
      },
      flush: onAllSent,
    })
    const request: StreamingRequest = {
      method: 'POST',
      body: encoded.body?.pipeThrough(counter) ?? null,
      duplex: 'half',
      headers: { ...headers, 'content-type': encoded.headers.get('content-type') ?? '' },
      signal,
    }
    const response = await fetchFrom(url, request)
    return { status: response.status, body: parseJson(await response.text()) }
  }
