import { createEffect, createSignal, onCleanup } from 'solid-js'

export const themeChoices = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof themeChoices)[number]

const key = 'clausemint.theme'

/** The system's preference until somebody chooses; `public/theme.js` applies the same rule before the first paint. */
export function createTheme() {
  const [choice, setChoice] = createSignal<ThemeChoice>(readChoice())
  const system = matchMedia('(prefers-color-scheme: dark)')
  const [systemIsDark, setSystemIsDark] = createSignal(system.matches)
  const onChange = () => setSystemIsDark(system.matches)
  system.addEventListener('change', onChange)
  const onStorage = (event: StorageEvent) => event.key === key && setChoice(readChoice())
  window.addEventListener('storage', onStorage)
  onCleanup(() => {
    system.removeEventListener('change', onChange)
    window.removeEventListener('storage', onStorage)
  })

  const isDark = () => choice() === 'dark' || (choice() === 'system' && systemIsDark())
  createEffect(() => {
    document.documentElement.dataset.theme = isDark() ? 'dark' : 'light'
    document.querySelector('meta[name=theme-color]')?.setAttribute('content', isDark() ? '#040504' : '#e3f2f0')
  })

  return {
    choice,
    isDark,
    choose(next: ThemeChoice) {
      setChoice(next)
      try {
        localStorage.setItem(key, next)
      } catch {
        // Refused: the choice holds until the page is left.
      }
    },
  }
}

function readChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(key)
    return themeChoices.find((choice) => choice === stored) ?? 'system'
  } catch {
    return 'system'
  }
}
