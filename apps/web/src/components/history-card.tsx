import { isTerminal } from '@clausemint/client'
import type { DocumentDetail } from '@clausemint/protocol'
import { For } from 'solid-js'
import { explain } from '../state/error-words.ts'
import type { GenerationView, HistoryEntry } from '../state/generation.ts'
import { statusWords } from '../state/generation-words.ts'
import { providerName, reasonWords } from '../state/provider-words.ts'
import { timeWords } from '../state/time-words.ts'
import { Card } from './panes.tsx'

interface HistoryCardProps {
  document: DocumentDetail
  generation: GenerationView
}

interface Line {
  words: string
  when?: string
}

/** What happened to this document, the first thing first. */
export function HistoryCard(props: HistoryCardProps) {
  const lines = (): Line[] => {
    const begun = { words: 'Begun', when: timeWords(props.document.createdAt) }
    const live = props.generation.history()
    const isEndKnown = live.some(({ event }) => isTerminal(event))
    return [begun, ...live.flatMap(lineOf), ...(isEndKnown ? [] : pastLines(props.generation))]
  }
  return (
    <Card title="What happened">
      <ol class="flex flex-col gap-2 border-line border-l pl-3 text-sm">
        <For each={lines()}>
          {({ words, when }) => (
            <li class="relative before:absolute before:top-1.5 before:-left-[1.0625rem] before:size-2 before:rounded-full before:bg-decoration">
              <span class="text-ink">{words}</span>
              <span class="block text-quiet text-xs">{when}</span>
            </li>
          )}
        </For>
      </ol>
    </Card>
  )
}

const clock = (at: number): string => new Date(at).toLocaleTimeString(undefined, { timeStyle: 'medium' })

function lineOf({ at, event }: HistoryEntry): Line[] {
  const when = clock(at)
  switch (event.type) {
    case 'started':
      return [{ words: `${providerName(event.provider)} took it on`, when }]
    case 'attempt':
      return event.mode === 'first'
        ? []
        : [
            {
              words: `${providerName(event.provider)} ${event.mode === 'restart' ? 'began again' : 'went on'}${
                event.because === undefined || event.because === 'requested' || event.because === 'interrupted'
                  ? ''
                  : `: the one before ${reasonWords(event.because)}`
              }`,
              when,
            },
          ]
    case 'cancelling':
      return [{ words: 'Stop was asked for', when }]
    case 'completed':
      return [{ words: 'Completed', when }]
    case 'cancelled':
      return [{ words: stoppedWords(event.receipt.upstreamClosedMs), when }]
    case 'consulted':
      return [{ words: `Read ${event.clauses} of ${event.of} clauses`, when }]
    case 'error':
      return [{ words: explain(event.error).what, when }]
  }
}

/** Of a generation that had ended before this page was opened. */
function pastLines(generation: GenerationView): Line[] {
  const { seams, status, result, receipt, error } = generation.summary()
  if (status === 'queued' || status === 'running' || status === 'cancelling') return []
  const writers = seams
    .filter(({ mode }) => mode !== 'first')
    .map(({ provider }) => ({ words: `${providerName(provider)} went on` }))
  const ending: Line =
    status === 'cancelled'
      ? { words: receipt ? stoppedWords(receipt.upstreamClosedMs) : statusWords(status) }
      : status === 'failed'
        ? { words: error ? explain(error).what : statusWords(status) }
        : { words: 'Completed', ...(result ? { when: timeWords(result.provenance.finishedAt) } : {}) }
  return [...writers, ending]
}

const stoppedWords = (closedMs: number | 'unconfirmed'): string =>
  closedMs === 'unconfirmed'
    ? 'Stopped; the provider did not confirm that it let go'
    : `Stopped; the provider let go after ${Math.round(closedMs)} ms`
