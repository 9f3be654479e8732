import { countedStream } from './counted-stream.ts'
import { parseJson, type SendForm } from './transfer.ts'

/** A stream as a body has to say so, which not every platform's types know. */
type StreamingRequest = RequestInit & { duplex: 'half' }

/** Sends a form as a stream and counts what is taken of it. For Node: browsers stream a body over HTTP/2 only. */
export const sendByFetch =
  (fetchFrom: typeof fetch): SendForm =>
  async ({ url, form, headers, onSent, onAllSent, signal }) => {
    const encoded = new Response(form)
    const request: StreamingRequest = {
      method: 'POST',
      body: encoded.body && countedStream(encoded.body, onSent, onAllSent, signal),
      duplex: 'half',
      headers: { ...headers, 'content-type': encoded.headers.get('content-type') ?? '' },
      signal,
    }
    const response = await fetchFrom(url, request)
    return { status: response.status, body: parseJson(await response.text()) }
  }
