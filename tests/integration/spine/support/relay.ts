import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface RelayedServer extends AsyncDisposable {
  /** The server, seen through the relay. */
  url: string
  /** Cuts every connection in the middle of whatever it carries, as a lost network does. */
  cut(): void
}

/** A relay before a server, so that a test can cut the wire under a client that knows nothing of it. */
export async function relayTo(url: string): Promise<RelayedServer> {
  const target = new URL(url)
  const wires = new Set<Socket>()
  const keep = (wire: Socket) => {
    wires.add(wire)
    wire.on('close', () => wires.delete(wire))
    wire.on('error', () => wire.destroy())
  }
  const relay = createServer((near) => {
    const far = connect(Number(target.port), target.hostname)
    keep(near)
    keep(far)
    near.pipe(far)
    far.pipe(near)
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
  })
  relay.listen(0, '127.0.0.1')
  await once(relay, 'listening')
  const { port } = relay.address() as AddressInfo
  const cut = () => {
    for (const wire of wires) wire.destroy()
  }
  return {
    url: `http://127.0.0.1:${port}`,
    cut,
    async [Symbol.asyncDispose]() {
      const closed = once(relay, 'close')
      relay.close()
      cut()
      await closed
    },
  }
}
