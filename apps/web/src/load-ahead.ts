/** While a form or a file is on its way, what is going to show it comes in. */

export const loadContractPage = (): void =>
  loadAhead(
    import('./pages/document.tsx'),
    import('./components/contract/contract-view.tsx'),
    import('./components/review/review-pane.tsx'),
  )

export const loadDraftPage = (): void =>
  loadAhead(import('./pages/document.tsx'), import('./components/paper-view.tsx'))

/** What could not be loaded now is asked for again when it is needed. */
const loadAhead = (...parts: readonly Promise<unknown>[]): void => void Promise.allSettled(parts)
