import { Socket } from 'node:net'
import { vi } from 'vitest'

/** The most that was queued in this process for any socket of the server, since the watching began. */
export function watchQueues(url: string): { most(): number; [Symbol.dispose](): void } {
  let most = 0
  const port = Number(new URL(url).port)
  const write = Socket.prototype.write
  const spy = vi.spyOn(Socket.prototype, 'write').mockImplementation(function (
    this: Socket,
    ...parameters: Parameters<typeof write>
  ) {
    const wrote: boolean = Reflect.apply(write, this, parameters)
    // The readers' ends are in this process too, on ports of their own.
    if (this.localPort === port) most = Math.max(most, this.writableLength)
    return wrote
  })
  return { most: () => most, [Symbol.dispose]: () => spy.mockRestore() }
}
