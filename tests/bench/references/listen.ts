import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Serves on a free port of this machine, and returns the address. */
export async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Which stream a request asks for. */
export const subjectOf = (url = '/'): string => new URL(url, 'http://localhost').searchParams.get('subject') ?? ''
