import type { Client } from '@clausemint/client'
import type { ChatIntent, ChatSelection, DocumentId } from '@clausemint/protocol'
import { createContext, useContext } from 'solid-js'
import type { Announcer } from '../state/announcer.ts'
import { createContractActions } from './contract-actions.ts'
import { createContractStore } from './contract-store.ts'
import { createDesk } from './desk.ts'
import type { Pointing } from './pointing.ts'
import { createReviewFilter } from './review-filter.ts'
import { createReviewRun } from './review-run.ts'

/** Words to be explained, or worded differently. */
export interface Request extends ChatSelection {
  intent: Exclude<ChatIntent, 'ask'>
}

interface Parts {
  client: Client
  announcer: Announcer
  pointing: Pointing
  /** As it is printed at the head of the contract. */
  title: () => string | undefined
  /** Hands words to the chat. */
  onRequest: (request: Request) => void
}

/** A contract, and all that can be done with it on the page. */
export function createContract(documentId: DocumentId, { client, announcer, pointing, title, onRequest }: Parts) {
  const store = createContractStore(client, documentId)
  return {
    store,
    title: () => store.tree()?.title ?? title(),
    pointing,
    desk: createDesk(),
    filter: createReviewFilter(store),
    run: createReviewRun(client, store, announcer),
    actions: createContractActions(client, store, announcer),
    request: onRequest,
  }
}
export type Contract = ReturnType<typeof createContract>

const ContractContext = createContext<Contract>()
export const ContractProvider = ContractContext.Provider

export function useContract(): Contract {
  const contract = useContext(ContractContext)
  if (!contract) throw new Error('useContract belongs inside ContractProvider')
  return contract
}
