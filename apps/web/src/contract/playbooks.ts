import { AppError, type Client } from '@clausemint/client'
import type { PlaybookSummary } from '@clausemint/protocol'
import { createSignal } from 'solid-js'

/** What a contract can be reviewed against: what comes with the product first. */
export function createPlaybooks(client: Client) {
  const [list, setList] = createSignal<readonly PlaybookSummary[]>()
  const [failure, setFailure] = createSignal<AppError>()
  async function load(): Promise<void> {
    setFailure(undefined)
    try {
      setList(await client.playbooks.list())
    } catch (error) {
      setFailure(AppError.from(error))
    }
  }
  void load()
  return { list, failure, load }
}
