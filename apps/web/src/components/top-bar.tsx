import { A } from '@solidjs/router'
import Keyboard from 'lucide-solid/icons/keyboard'
import Monitor from 'lucide-solid/icons/monitor'
import Moon from 'lucide-solid/icons/moon'
import Search from 'lucide-solid/icons/search'
import Sun from 'lucide-solid/icons/sun'
import { Match, Switch } from 'solid-js'
import { useApp } from '../state/app.tsx'
import { themeChoices } from '../state/theme.ts'
import { Logo } from './logo.tsx'

export function TopBar() {
  const { setOverlay } = useApp()
  return (
    <header
      class="flex items-center gap-2 border-line border-b bg-raised px-3 py-2 medium:gap-3 medium:px-4 short:py-0.5"
      data-screen-only
    >
      <A
        href="/"
        class="flex items-center gap-2 rounded-md pr-2 text-ink no-underline"
        aria-label="Clausemint, new NDA"
      >
        <Logo />
        <span class="font-semibold font-serif text-lg tracking-tight">Clausemint</span>
      </A>
      <div class="flex-1" />
      <button
        type="button"
        class="button button-quiet max-medium:w-9 max-medium:p-0 medium:border-line-strong"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOverlay('palette')}
      >
        <Search size={17} aria-hidden="true" />
        <span class="max-medium:sr-only">Find or do</span>
        <kbd class="key max-medium:hidden">Ctrl K</kbd>
      </button>
      <button
        type="button"
        class="button button-quiet button-icon max-medium:hidden"
        aria-label="Keyboard shortcuts"
        aria-keyshortcuts="?"
        onClick={() => setOverlay('shortcuts')}
      >
        <Keyboard size={18} aria-hidden="true" />
      </button>
      <ThemeSwitch />
    </header>
  )
}

/** System, light, dark, and round again: one button that says what it is set to. */
function ThemeSwitch() {
  const { theme } = useApp()
  const next = () => themeChoices[(themeChoices.indexOf(theme.choice()) + 1) % themeChoices.length] ?? 'system'
  const words = { system: 'as the system', light: 'light', dark: 'dark' }
  return (
    <button
      type="button"
      class="button button-quiet button-icon"
      aria-label={`Theme: ${words[theme.choice()]}. Switch to ${words[next()]}`}
      title={`Theme: ${words[theme.choice()]}`}
      onClick={() => theme.choose(next())}
    >
      <Switch>
        <Match when={theme.choice() === 'system'}>
          <Monitor size={18} aria-hidden="true" />
        </Match>
        <Match when={theme.choice() === 'light'}>
          <Sun size={18} aria-hidden="true" />
        </Match>
        <Match when={theme.choice() === 'dark'}>
          <Moon size={18} aria-hidden="true" />
        </Match>
      </Switch>
    </button>
  )
}
