type Bytes = Uint8Array<ArrayBuffer>

/** Small enough to show a slow line's progress, and to break off between two. */
const pieceBytes = 64 * 1024

/**
 * The same bytes in pieces, counted as they are taken. Nothing is taken ahead: what is counted has been asked for.
 * @param onTaken called with all bytes that were taken so far
 * @param onEnd called once the last piece was taken
 * @param signal ends the stream with its reason. Node goes on taking for a while where a request was broken off
 */
export function countedStream(
  source: ReadableStream<Bytes>,
  onTaken: (bytes: number) => void,
  onEnd: () => void,
  signal: AbortSignal,
): ReadableStream<Bytes> {
  const reader = source.getReader()
  let chunk: Bytes = new Uint8Array()
  let taken = 0
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        signal.throwIfAborted()
        while (chunk.byteLength === 0) {
          const { done, value } = await reader.read()
          if (done) {
            controller.close()
            onEnd()
            return
          }
          chunk = value
        }
        const piece = chunk.subarray(0, pieceBytes)
        chunk = chunk.subarray(piece.byteLength)
        taken += piece.byteLength
        controller.enqueue(piece)
        onTaken(taken)
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  )
}
