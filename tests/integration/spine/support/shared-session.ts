import { type Client, connect } from '@clausemint/client'
import { newVisitor, type Visitor } from './raw-socket.ts'

/** A client in the name of somebody who is there already: another tab, or the page after a reload. */
export const connectAs = (url: string, { cookie }: Visitor): Client =>
  connect({
    url,
    fetch: (input, init) =>
      fetch(input, { ...init, headers: { ...Object.fromEntries(new Headers(init?.headers)), cookie } }),
  })

/** Somebody new with as many clients as are asked for; all are closed with it. */
export interface Person extends AsyncDisposable {
  visitor: Visitor
  /** Another tab. `at`: another server, or a relay before it. */
  client(at?: string): Client
}

export async function newPerson(url: string): Promise<Person> {
  const visitor = await newVisitor(url)
  const clients: Client[] = []
  return {
    visitor,
    client(at = url) {
      const client = connectAs(at, visitor)
      clients.push(client)
      return client
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(clients.map((client) => client.close()))
    },
  }
}
