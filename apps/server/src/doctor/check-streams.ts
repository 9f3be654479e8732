import { type CheckResult, check } from './check.ts'
import { chatOverClient, ndaOverClient, reviewOverClient, uploadOverClient } from './over-client.ts'
import { PlainHttp } from './over-http.ts'

/** The product's own streams, from end to end through a server. `mostMs`: how long one may take. */
export async function checkStreams(url: string, mostMs: number): Promise<CheckResult[]> {
  const http = new PlainHttp(url)
  const checks: [name: string, run: () => Promise<string>][] = [
    ['nda over the typed client', () => ndaOverClient(url)],
    ['nda over plain HTTP', () => http.nda()],
    ['upload over the typed client', () => uploadOverClient(url)],
    ['upload over plain HTTP', () => http.upload()],
    ['chat over the typed client', () => chatOverClient(url)],
    ['chat over plain HTTP', () => http.chat()],
    ['review over the typed client', () => reviewOverClient(url)],
    ['review over plain HTTP', () => http.review()],
  ]
  const results: CheckResult[] = []
  for (const [name, run] of checks) results.push(await check(name, run, mostMs))
  return results
}
