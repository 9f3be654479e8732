import type { ReviewMode } from '@clausemint/protocol'
import { useNavigate } from '@solidjs/router'
import Scale from 'lucide-solid/icons/scale'
import { createSignal, For, Show } from 'solid-js'
import { useContract } from '../../contract/contract.tsx'
import { createPlaybooks } from '../../contract/playbooks.ts'
import { useApp } from '../../state/app.tsx'
import { explain } from '../../state/error-words.ts'
import { destination, providerName } from '../../state/provider-words.ts'
import { ProviderList } from '../provider-list.tsx'

interface ReviewStartProps {
  /** Providers outside may not have the text. */
  localOnly: boolean
  onStarted: () => void
}

const modes: readonly { value: ReviewMode; name: string; hint: string }[] = [
  { value: 'playbook', name: 'Against a playbook', hint: 'Thirty points, each with its risk and other wording' },
  { value: 'contract-nli', name: '17 statements', hint: 'Does the contract say it, deny it, or keep silent?' },
]

/** What the contract is to be held against, and by whom; where its text goes is said before it is sent. */
export function ReviewStart(props: ReviewStartProps) {
  const { client, providers } = useApp()
  const { run } = useContract()
  const navigate = useNavigate()
  const playbooks = createPlaybooks(client)
  const [playbookId, setPlaybookId] = createSignal<string>()
  const [mode, setMode] = createSignal<ReviewMode>('playbook')
  const [provider, setProvider] = createSignal('')
  const isRefused = (location: string) => props.localOnly && location === 'remote'
  /** The mutual one fits most contracts: it is what is taken where nobody chooses. */
  const chosen = () => playbookId() ?? playbooks.list()?.find(({ side }) => side === 'mutual')?.id
  const writer = () => providers.writerFor(provider())

  async function start(): Promise<void> {
    await run.start({ playbookId: chosen(), mode: mode(), provider: provider() || undefined })
    if (!run.failure()) props.onStarted()
  }

  return (
    <form
      class="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        void start()
      }}
    >
      <fieldset class="flex flex-col gap-2">
        <legend class="field-label mb-1">How</legend>
        <For each={modes}>
          {({ value, name, hint }) => (
            <label class="choice">
              <input
                type="radio"
                name="review-mode"
                value={value}
                checked={mode() === value}
                onChange={() => setMode(value)}
              />
              <span>
                <span class="block font-medium text-ink text-sm">{name}</span>
                <span class="field-hint">{hint}</span>
              </span>
            </label>
          )}
        </For>
      </fieldset>

      <Show when={mode() === 'playbook'}>
        <div>
          <label class="field-label mb-1" for="review-playbook">
            Playbook
          </label>
          <select
            id="review-playbook"
            class="input pr-8 text-sm"
            aria-describedby="review-playbook-hint"
            onChange={(event) => setPlaybookId(event.currentTarget.value)}
          >
            <Show when={playbooks.list()} fallback={<option value="">Mutual NDA</option>}>
              {(list) => (
                <For each={list()}>
                  {({ id, name, shipped }) => (
                    <option value={id} selected={id === chosen()}>
                      {shipped ? name : `${name} (your own)`}
                    </option>
                  )}
                </For>
              )}
            </Show>
          </select>
          <p id="review-playbook-hint" class="field-hint mt-1">
            {playbooks.list()?.find(({ id }) => id === chosen())?.description ||
              (playbooks.failure() ? 'The playbooks could not be asked for; the mutual one is taken.' : ' ')}
          </p>
          <button
            type="button"
            class="button button-quiet mt-1 min-h-8 px-2 py-1 text-xs"
            onClick={() => navigate('/playbooks')}
          >
            Edit playbooks
          </button>
        </div>
      </Show>

      <details class="text-sm">
        <summary class="cursor-pointer py-1 text-ink">
          Who reads it:{' '}
          <span class="font-medium">
            {writer()?.id === 'library' ? 'the checks alone' : providerName(writer()?.id)}
          </span>
        </summary>
        <div class="mt-2">
          <ProviderList
            name="review-provider"
            legend="Who reads it"
            libraryHint="The checks alone, no model"
            chosen={provider()}
            isRefused={({ location }) => isRefused(location)}
            onChoose={setProvider}
          />
        </div>
      </details>

      <div>
        <button
          type="submit"
          class="button button-primary min-h-10 w-full"
          aria-disabled={run.isStarting() || run.isRunning()}
          aria-describedby="review-destination"
        >
          <Scale size={17} aria-hidden="true" />
          {run.isStarting() ? 'Starting…' : 'Review this contract'}
        </button>
        <p id="review-destination" class="mt-2 text-quiet text-xs leading-snug">
          <Show when={writer()} fallback="Asking who can read it…">
            {(known) => destination(known(), 'The contract is')}
          </Show>
        </p>
        <Show when={run.failure()}>
          {(failure) => (
            <p class="field-error mt-2">
              {explain(failure().body).what} {explain(failure().body).advice}
            </p>
          )}
        </Show>
      </div>
    </form>
  )
}
