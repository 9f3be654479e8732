import { afterEach, expect, test, vi } from 'vitest'
import { hasXhr, sendByXhr } from './send-by-xhr.ts'

/** A browser's request, as far as it is told to go. */
class StandInRequest {
  static last: StandInRequest | undefined
  status = 0
  responseText = ''
  upload: { onprogress?: (event: { loaded: number }) => void; onload?: () => void } = {}
  onload?: () => void
  onerror?: () => void
  onabort?: () => void
  readonly said: unknown[] = []

  constructor() {
    StandInRequest.last = this
  }
  open(method: string, url: URL) {
    this.said.push(method, url.pathname)
  }
  setRequestHeader(name: string, value: string) {
    this.said.push(`${name}: ${value}`)
  }
  send(body: FormData) {
    this.said.push([...body.keys()])
  }
  abort() {
    this.said.push('abort')
    this.onabort?.()
  }
}

afterEach(() => {
  vi.unstubAllGlobals()
})

function sending() {
  vi.stubGlobal('XMLHttpRequest', StandInRequest)
  const form = new FormData()
  form.append('file', new Blob(['words']), 'contract.txt')
  const stop = new AbortController()
  const seen: unknown[] = []
  const reply = sendByXhr({
    url: new URL('http://127.0.0.1/api/documents'),
    form,
    headers: { prefer: 'respond-async' },
    onSent: (bytes) => seen.push(bytes),
    onAllSent: () => seen.push('all'),
    signal: stop.signal,
  })
  const request = StandInRequest.last
  if (!request) throw new Error('nothing was sent')
  return { reply, request, stop, seen }
}

test('in a browser the form goes out with its headers, its bytes are counted, and the answer is read', async () => {
  expect(hasXhr()).toBe(false)
  const { reply, request, stop, seen } = sending()
  expect(hasXhr()).toBe(true)
  expect(request.said).toEqual(['POST', '/api/documents', 'prefer: respond-async', ['file']])
  request.upload.onprogress?.({ loaded: 70 })
  request.upload.onload?.()
  request.status = 202
  request.responseText = '{"generationId":"generation-1"}'
  request.onload?.()
  expect(await reply).toEqual({ status: 202, body: { generationId: 'generation-1' } })
  expect(seen).toEqual([70, 'all'])
  stop.abort()
  expect(request.said).not.toContain('abort')
})

test('an answer that is not JSON has no body', async () => {
  const { reply, request } = sending()
  request.status = 502
  request.responseText = '<html>'
  request.onload?.()
  expect(await reply).toEqual({ status: 502, body: undefined })
})

test('a request that is cut off rejects, and one that is broken off rejects with the reason', async () => {
  const cut = sending()
  cut.request.onerror?.()
  await expect(cut.reply).rejects.toThrow('cut off')
  const broken = sending()
  const reason = new Error('enough')
  broken.stop.abort(reason)
  await expect(broken.reply).rejects.toBe(reason)
  expect(broken.request.said).toContain('abort')
})
