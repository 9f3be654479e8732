/** The browser's storage, which can be refused, full or filled by another version: reading never throws. */
export function readStored(key: string): unknown {
  try {
    const text = localStorage.getItem(key)
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

export function writeStored(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Refused or full: the page goes on without remembering.
  }
}

/** Calls back when another tab changes what is stored under `key`. */
export function onStoredElsewhere(key: string, callback: (value: unknown) => void): () => void {
  const listen = (event: StorageEvent) => {
    if (event.storageArea === localStorage && event.key === key) callback(readStored(key))
  }
  window.addEventListener('storage', listen)
  return () => window.removeEventListener('storage', listen)
}
