import { AppError, type Client } from '@clausemint/client'
import type { GenerationId } from '@clausemint/protocol'
import { createSignal } from 'solid-js'
import type { Announcer } from './announcer.ts'

const plainWords = { begun: 'Stopping.', failed: 'It could not be stopped.' }

/** Asks for a generation's end: once, told at once, and shown until it has come. */
export function createStopping(client: Client, announcer: Announcer, words = plainWords) {
  const [stopping, setStopping] = createSignal<GenerationId>()

  return {
    /** It is asked to end and has not yet. */
    isStopping: (id: GenerationId | undefined): boolean => id !== undefined && stopping() === id,
    /** Whether it was taken. Not where there is nothing to stop, or that was asked already. */
    async stop(id: GenerationId | undefined): Promise<boolean> {
      if (id === undefined || stopping() === id) return false
      setStopping(id)
      announcer.announce(words.begun)
      try {
        await client.generation(id).cancel()
        return true
      } catch (error) {
        setStopping((known) => (known === id ? undefined : known))
        announcer.announce(`${words.failed} ${AppError.from(error).message}`)
        return false
      }
    },
    /** It has ended, or may be asked again. */
    settled(id: GenerationId | undefined): void {
      setStopping((known) => (known === id ? undefined : known))
    },
  }
}
