import { type Client, connect } from '@clausemint/client'
import type { DocumentId } from '@clausemint/protocol'
import { createContext, createSignal, onCleanup, type ParentProps, useContext } from 'solid-js'
import { createAnnouncer } from './announcer.ts'
import { createConnectionView } from './connection.ts'
import { createDocuments } from './documents.ts'
import { createDraft } from './draft.ts'
import { createPanes } from './panes.ts'
import { createRememberedParties } from './parties.ts'
import { createProviders } from './providers.ts'
import { createTheme } from './theme.ts'
import { createVersionWatch } from './version.ts'

export type Overlay = 'palette' | 'shortcuts'

/** Everything that outlives a page, built once. */
function createApp(client: Client) {
  const announcer = createAnnouncer()
  const connection = createConnectionView(client, announcer)
  const [overlay, setOverlay] = createSignal<Overlay>()
  return {
    client,
    announcer,
    connection,
    version: createVersionWatch(connection),
    providers: createProviders(client, connection),
    documents: createDocuments(client, connection),
    draft: createDraft(),
    parties: createRememberedParties(),
    theme: createTheme(),
    panes: createPanes(),
    /** Documents whose writing was started here and whose page has not looked yet. */
    justStarted: new Set<DocumentId>(),
    overlay,
    setOverlay,
  }
}
export type App = ReturnType<typeof createApp>

const AppContext = createContext<App>()

export function AppProvider(props: ParentProps) {
  const client = connect({ url: location.origin })
  onCleanup(() => void client.close())
  return <AppContext.Provider value={createApp(client)}>{props.children}</AppContext.Provider>
}

export function useApp(): App {
  const app = useContext(AppContext)
  if (!app) throw new Error('useApp belongs inside AppProvider')
  return app
}
