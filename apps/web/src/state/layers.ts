/** Marks what lies above the page and closes on Esc before anything else does: dialogs, menus, a name being edited. */
export const layer = { 'data-layer': '' } as const

/** A dialog that has just closed lies in the page a moment longer. */
export const isLayerOpen = (): boolean => document.querySelector('[data-layer]:not(dialog:not([open]))') !== null

/** An input method editor is composing: its Enter and Esc are not ours. */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229

export const menuHomeId = 'menus'

/** Where open menus hang: above the page, and still inside a landmark of it. */
export const menuHome = (): HTMLElement => document.getElementById(menuHomeId) ?? document.body
