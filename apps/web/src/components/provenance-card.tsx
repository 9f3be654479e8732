import type { Usage } from '@clausemint/protocol'
import Globe from 'lucide-solid/icons/globe'
import House from 'lucide-solid/icons/house'
import { For, type JSX, Show } from 'solid-js'
import type { GenerationView } from '../state/generation.ts'
import { seamWords } from '../state/generation-words.ts'
import { providerName } from '../state/provider-words.ts'
import { secondsWords, timeWords } from '../state/time-words.ts'
import { Card } from './panes.tsx'

/** Who wrote it and where the facts went; the rest on demand. */
export function ProvenanceCard(props: { generation: GenerationView }) {
  const summary = () => props.generation.summary()
  const provenance = () => summary().result?.provenance
  const location = () => provenance()?.location ?? summary().location
  const writer = () => provenance()?.provider ?? summary().provider
  const model = () => provenance()?.model ?? summary().model

  return (
    <Show when={writer()}>
      <Card title="Who writes">
        <p class="font-medium text-ink">{providerName(writer())}</p>
        <p class="mt-1 flex gap-2 text-sm">
          <Show
            when={location() === 'remote'}
            fallback={<House size={16} aria-hidden="true" class="mt-0.5 flex-none text-accent" />}
          >
            <Globe size={16} aria-hidden="true" class="mt-0.5 flex-none text-warning" />
          </Show>
          {placeWords(writer(), location(), props.generation.isRunning())}
        </p>
        <details class="mt-2 text-sm">
          <summary class="cursor-pointer py-1 text-quiet">Provenance</summary>
          <dl class="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 break-words">
            <Show when={writer() !== 'library'}>
              <Fact name="Model">{model()}</Fact>
            </Show>
            <Show when={provenance()?.libraryVersion}>
              {(version) => <Fact name="Clause library">{version()}</Fact>}
            </Show>
            <Show when={provenance()?.promptVersion}>{(version) => <Fact name="Prompt">{version()}</Fact>}</Show>
            <Show when={provenance()?.finishedAt}>{(at) => <Fact name="Finished">{timeWords(at())}</Fact>}</Show>
            <Show when={summary().usage}>{(usage) => <UsageFacts usage={usage()} />}</Show>
            <For each={summary().seams.filter(({ mode }) => mode !== 'first')}>
              {(seam) => (
                <Fact name={`Attempt ${seam.attempt}`}>
                  {seam.mode === 'restart'
                    ? `Begun again by ${providerName(seam.provider)}`
                    : seamWords(seam, undefined)}
                </Fact>
              )}
            </For>
          </dl>
        </details>
      </Card>
    </Show>
  )
}

function UsageFacts(props: { usage: Usage }) {
  const mark = () => (props.usage.estimated ? ' (estimated)' : '')
  return (
    <>
      <Show when={props.usage.outputTokens > 0}>
        <Fact name="Tokens">
          {props.usage.inputTokens.toLocaleString('en')} in, {props.usage.outputTokens.toLocaleString('en')} out
          {mark()}
        </Fact>
      </Show>
      <Show when={props.usage.timeToFirstTokenMs}>{(ms) => <Fact name="First word">{secondsWords(ms())}</Fact>}</Show>
      <Show when={props.usage.costUsd}>{(cost) => <Fact name="Cost">US$ {cost().toFixed(4)}</Fact>}</Show>
    </>
  )
}

function Fact(props: { name: string; children: JSX.Element }) {
  return (
    <>
      <dt class="text-quiet">{props.name}</dt>
      <dd>{props.children}</dd>
    </>
  )
}

function placeWords(writer: string | undefined, location: string | undefined, isRunning: boolean): string {
  if (writer === 'library')
    return `No model ${isRunning ? 'is' : 'was'} used. Nothing ${isRunning ? 'leaves' : 'left'} this server.`
  return location === 'remote'
    ? `The facts and the text ${isRunning ? 'are' : 'were'} sent to ${providerName(writer)}, outside this server.`
    : `The facts and the text ${isRunning ? 'stay' : 'stayed'} on this server’s own machines.`
}
