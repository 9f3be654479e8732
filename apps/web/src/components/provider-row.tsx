import type { ProviderStatus, ProviderTest } from '@clausemint/protocol'
import { Show } from 'solid-js'
import type { Operator } from '../state/operator.ts'
import { healthWords, locationWords, providerName, reasonWords } from '../state/provider-words.ts'
import { secondsWords, timeWords } from '../state/time-words.ts'

interface ProviderRowProps {
  provider: ProviderStatus
  isDefault: boolean
  operator: Operator
}

/** How one provider is; for operators, with what they may do to it. */
export function ProviderRow(props: ProviderRowProps) {
  const isWell = () => props.provider.health === 'ready' && props.provider.breaker !== 'open'
  const test = () => props.operator.test(props.provider.id)
  return (
    <li class="card p-4">
      <div class="flex flex-wrap items-baseline gap-x-3">
        <h3 class="font-semibold text-ink">{providerName(props.provider.id)}</h3>
        <Show when={props.isDefault}>
          <span class="rounded-full bg-accent-soft px-2 text-accent text-xs">asked first</span>
        </Show>
        <span class="ml-auto text-sm" classList={{ 'text-accent': isWell(), 'text-warning': !isWell() }}>
          {healthWords(props.provider)}
        </span>
      </div>
      <p class="mt-0.5 text-quiet text-sm">
        {props.provider.model}, text {locationWords(props.provider.location)}
        <Show when={props.provider.timeToFirstTokenMs}>{(ms) => <>, first word after {secondsWords(ms())}</>}</Show>
      </p>
      <Show when={props.provider.lastError}>
        {(error) => (
          <p class="mt-2 text-sm">
            It {reasonWords(error().code)} ({timeWords(error().at)}): {error().message}
          </p>
        )}
      </Show>
      <Show when={props.operator.isOperator()}>
        <div class="mt-3 flex flex-wrap gap-2">
          <button
            type="button"
            class="button"
            disabled={test() === 'running'}
            onClick={() => void props.operator.runTest(props.provider.id)}
          >
            {test() === 'running' ? 'Testing…' : `Test ${providerName(props.provider.id)}`}
          </button>
          <Show when={!props.isDefault}>
            <button type="button" class="button" onClick={() => void props.operator.askFirst(props.provider.id)}>
              Ask {providerName(props.provider.id)} first
            </button>
          </Show>
        </div>
        <Show when={finished(test())}>{(result) => <TestResult result={result()} />}</Show>
      </Show>
    </li>
  )
}

function TestResult(props: { result: ProviderTest }) {
  return (
    <p class="mt-2 text-sm">
      <Show when={props.result.ok} fallback={<>The test failed: {props.result.error?.message}</>}>
        It answered in {props.result.chunks} {props.result.chunks === 1 ? 'piece' : 'pieces'}
        <Show when={props.result.timeToFirstTokenMs}>{(ms) => <>, the first after {secondsWords(ms())}</>}</Show>: “
        {props.result.text.trim()}”
      </Show>
    </p>
  )
}

const finished = (test: ProviderTest | 'running' | undefined) => (test === 'running' ? undefined : test)
