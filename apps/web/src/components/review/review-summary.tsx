import type { Risk } from '@clausemint/protocol'
import RotateCcw from 'lucide-solid/icons/rotate-ccw'
import { createEffect, createMemo, For, Show } from 'solid-js'
import { useContract } from '../../contract/contract.tsx'
import { risks, riskWord } from '../../contract/risk-words.ts'
import { RiskSign } from '../contract/risk-sign.tsx'

/** A review in a few figures, and what to talk about first. */
export function ReviewSummary(props: { onAgain: () => void }) {
  const { store, run, pointing } = useContract()
  const counts = createMemo(() => {
    const by: Record<Risk, number> = { red: 0, amber: 0, green: 0 }
    for (const model of store.findings.models()) by[model.finding().risk] += 1
    return by
  })
  const first = () =>
    (run.result()?.summary.negotiateFirst ?? []).flatMap(({ id }) => {
      const model = store.findings.get(id)
      return model ? [model] : []
    })
  const percent = () => run.result()?.summary.riskPercent

  return (
    <section class="card p-4" aria-label="Summary of the review">
      <div class="flex items-end justify-between gap-3">
        <Show when={percent() !== undefined && !run.isRunning()} fallback={<p class="card-title">So far</p>}>
          <p>
            <span class="block font-semibold text-2xl text-ink tabular-nums leading-none">
              {Math.round(percent() ?? 0)}%
            </span>
            <span class="text-quiet text-xs">risk, against {run.result()?.playbook.name}</span>
          </p>
        </Show>
        <dl class="flex gap-3">
          <For each={risks}>
            {(risk) => (
              <div class="risk-count" title={riskWord[risk]}>
                <dt>
                  <RiskSign risk={risk} size={16} />
                  <span class="sr-only">{riskWord[risk]}</span>
                </dt>
                <dd>{counts()[risk]}</dd>
              </div>
            )}
          </For>
        </dl>
      </div>
      <div class="risk-bar" aria-hidden="true">
        <For each={risks}>
          {(risk) => (
            <span
              class={`risk-share-${risk}`}
              ref={(element) => createEffect(() => element.style.setProperty('flex-grow', String(counts()[risk])))}
            />
          )}
        </For>
      </div>
      <Show when={run.wasCutShort() && !run.isRunning()}>
        <div class="mt-3 flex flex-wrap items-center gap-2">
          <p class="min-w-0 flex-1 basis-40 text-ink text-sm">The last review ended early. What was found stays.</p>
          <button type="button" class="button min-h-8 px-2.5 py-1 text-xs" onClick={() => props.onAgain()}>
            <RotateCcw size={15} aria-hidden="true" />
            Review again
          </button>
        </div>
      </Show>
      <Show when={first().length > 0 && !run.isRunning()}>
        <h2 class="card-title mt-4 mb-1">Negotiate first</h2>
        <ol class="negotiate-first">
          <For each={first()}>
            {(model) => (
              <li>
                <button type="button" onClick={() => pointing.goToFinding(model.id)}>
                  <RiskSign risk={model.finding().risk} size={15} />
                  <span class="sr-only">{riskWord[model.finding().risk]}: </span>
                  <span classList={{ 'line-through text-quiet': model.decision() !== undefined }}>
                    {model.finding().title}
                  </span>
                </button>
              </li>
            )}
          </For>
        </ol>
      </Show>
      <Show when={(run.result()?.unanchored ?? 0) + (run.result()?.unreadable ?? 0) > 0}>
        <p class="mt-3 text-quiet text-xs">
          Left out: {run.result()?.unanchored} whose quote is not in the contract, {run.result()?.unreadable} that could
          not be read.
        </p>
      </Show>
    </section>
  )
}
