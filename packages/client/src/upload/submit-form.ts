import { AppError, type RequestId, type StartedGeneration } from '@clausemint/protocol'
import { renewSession } from '../call.ts'
import { pause } from '../clock.ts'
import { retryDelay } from '../connection/backoff.ts'
import { isClosed } from '../connection/connection.ts'
import { whenOpen } from '../connection/when-open.ts'
import { clientClosed, unanswered } from '../errors.ts'
import type { FollowContext } from '../follow/follow.ts'
import { sendByFetch } from './send-by-fetch.ts'
import { hasXhr, sendByXhr } from './send-by-xhr.ts'
import { LostAnswerError } from './transfer.ts'
import { isReadable } from './upload-file.ts'
import { startedBy } from './upload-reply.ts'

export interface Submission {
  form: FormData
  /** The file in it. */
  blob: Blob
  requestId: RequestId
  /** Breaks the request off, as long as not all bytes have gone out. */
  signal: AbortSignal | undefined
  onSent(bytes: number): void
}

const mostSends = 6
/** How long a request may be without a byte that goes out and without an answer. Milliseconds. */
export const silenceMs = 60_000

/**
 * Sends a file, and sends it again under the same name when the connection was lost before the answer came.
 * Once all bytes have gone out the answer is waited for, even if the signal is aborted: it says what is to be cancelled.
 * @throws AppError, or the signal's reason
 */
export async function submitForm(context: FollowContext, submission: Submission): Promise<StartedGeneration> {
  const { connection, clock, random } = context
  const { signal } = submission
  let renewed = false
  for (let sends = 1; ; sends++) {
    await whenOpen(connection, signal)
    try {
      return await submitOnce(context, submission)
    } catch (error) {
      signal?.throwIfAborted()
      if (isClosed(connection)) throw clientClosed(error)
      if (error instanceof LostAnswerError) {
        if (!(await isReadable(submission.blob))) throw changedFile(error)
        if (sends >= mostSends) throw unanswered(error)
        connection.check()
        await pause(clock, retryDelay(sends, random()), signal)
        continue
      }
      if (!(error instanceof AppError) || error.code !== 'no_session' || renewed) throw AppError.from(error)
      renewed = true
      await renewSession(connection)
    }
  }
}

async function submitOnce(
  { connection, clock }: FollowContext,
  { form, requestId, signal, onSent }: Submission,
): Promise<StartedGeneration> {
  signal?.throwIfAborted()
  const request = new AbortController()
  let allSent = false
  const onAbort = () => allSent || request.abort(signal?.reason)
  signal?.addEventListener('abort', onAbort)
  const stopWatching = connection.state.subscribe(({ status }) => status === 'closed' && request.abort())
  const giveUp = () => request.abort(new Error('no answer'))
  let callOff = clock.after(silenceMs, giveUp)
  const onLife = () => {
    callOff()
    callOff = clock.after(silenceMs, giveUp)
  }

  try {
    const send = hasXhr() ? sendByXhr : sendByFetch(connection.fetch)
    const reply = await send({
      url: new URL('/api/documents', connection.url),
      form,
      headers: { ...connection.session.headers(), prefer: 'respond-async', 'idempotency-key': requestId },
      onSent(bytes) {
        onLife()
        onSent(bytes)
      },
      onAllSent() {
        onLife()
        allSent = true
      },
      signal: request.signal,
    }).catch((error: unknown) => {
      throw new LostAnswerError('no answer', { cause: error })
    })
    return startedBy(reply)
  } finally {
    request.abort()
    callOff()
    stopWatching()
    signal?.removeEventListener('abort', onAbort)
  }
}

const changedFile = (cause: unknown): AppError =>
  new AppError('invalid_input', 'The file was changed or moved while it was sent. Choose it again.', {}, { cause })
