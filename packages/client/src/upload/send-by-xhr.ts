import { parseJson, type SendForm } from './transfer.ts'

/** The part of the platform's XMLHttpRequest that is needed, for those who compile without a browser's types. */
declare const XMLHttpRequest: new () => {
  readonly status: number
  readonly responseText: string
  readonly upload: {
    onprogress: ((event: { loaded: number }) => void) | null
    onload: (() => void) | null
  }
  onload: (() => void) | null
  onerror: (() => void) | null
  onabort: (() => void) | null
  open(method: string, url: URL): void
  setRequestHeader(name: string, value: string): void
  send(body: FormData): void
  abort(): void
}

/** Whether there is one: in browsers, where it alone tells how far an upload is. */
export const hasXhr = (): boolean => typeof XMLHttpRequest !== 'undefined'

/** Sends a form in a browser, with its cookies. */
export const sendByXhr: SendForm = ({ url, form, headers, onSent, onAllSent, signal }) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const breakOff = () => request.abort()
    const end = (settle: () => void) => () => {
      signal.removeEventListener('abort', breakOff)
      settle()
    }
    request.upload.onprogress = ({ loaded }) => onSent(loaded)
    request.upload.onload = onAllSent
    request.onload = end(() => resolve({ status: request.status, body: parseJson(request.responseText) }))
    request.onerror = end(() => reject(new Error('the request was cut off')))
    request.onabort = end(() => reject(signal.reason))
    request.open('POST', url)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    signal.addEventListener('abort', breakOff)
    request.send(form)
  })
