import type { Provider } from './provider.ts'

export interface Confidentiality {
  /** The document's own mark: its text never leaves the operator's machines. */
  localOnly: boolean
  /** The operator's leave to go from a local provider to a remote one. */
  fallbackToRemote: boolean
}

/**
 * Who may be asked, in order (P5). A local-only document never reaches a remote provider; and where the first one is
 * local, the others must be too unless the operator allowed it. May be empty.
 */
export function chainFor(chain: readonly Provider[], { localOnly, fallbackToRemote }: Confidentiality): Provider[] {
  const allowed = localOnly ? chain.filter(isLocal) : [...chain]
  const [first] = allowed
  if (!first) return []
  return isLocal(first) && !fallbackToRemote ? allowed.filter(isLocal) : allowed
}

const isLocal = ({ location }: Provider) => location === 'local'
