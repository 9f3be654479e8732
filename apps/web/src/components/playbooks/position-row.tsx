import type { Judgement, PlaybookPosition, Weight } from '@clausemint/protocol'
import ChevronRight from 'lucide-solid/icons/chevron-right'
import { createMemo, For, Show } from 'solid-js'
import { judgementOptions, namesPeriod, stanceTitle, titleOf, weightOptions } from '../../state/playbook-words.ts'
import { useControlId } from '../form/control-id.ts'
import { ErrorText, Field } from '../form/field.tsx'
import { SelectField } from '../form/select-field.tsx'
import { type Bound, type Period, PeriodFields } from './period-fields.tsx'

interface PositionRowProps {
  check: string
  position: PlaybookPosition
  /** Those the check is known to have. */
  stances: readonly string[]
  errorPaths: readonly string[]
  errorOf: (path: string) => string | undefined
  onChange: (position: PlaybookPosition) => void
}

/** What this side thinks of one point: opened to be read and changed. */
export function PositionRow(props: PositionRowProps) {
  const controlId = useControlId()
  const path = () => `positions.${props.check}`
  /** Open where something is to be corrected; whoever opens it by hand keeps it open. */
  const isOpened = createMemo(
    (before: boolean) => before || props.errorPaths.some((wrong) => wrong === path() || wrong.startsWith(`${path()}.`)),
    false,
  )

  /** A limit that is there can be taken out everywhere; its place stays, for the focus. */
  const bounds = createMemo(
    (before: readonly Bound[]) =>
      (['longest', 'shortest'] as const).filter(
        (bound) => namesPeriod.has(props.check) || props.position[bound] || before.includes(bound),
      ),
    [],
  )

  function setWeight(weight: Weight | ''): void {
    const { weight: _, ...rest } = props.position
    props.onChange(weight === '' ? rest : { ...rest, weight })
  }

  function judge(stance: string, judgement: Judgement | ''): void {
    const { [stance]: _, ...others } = props.position.stances
    props.onChange({ ...props.position, stances: judgement === '' ? others : { ...others, [stance]: judgement } })
  }

  function limit(bound: Bound, period: Period | undefined): void {
    const { [bound]: _, ...rest } = props.position
    props.onChange(period ? { ...rest, [bound]: period } : rest)
  }

  return (
    <details class="card" open={isOpened()}>
      <summary
        id={controlId(path())}
        class="flex min-h-11 cursor-pointer items-center gap-2 rounded-xl px-4 py-2 text-ink"
      >
        <ChevronRight size={16} aria-hidden="true" class="flex-none transition-transform in-open:rotate-90" />
        <span class="min-w-0 flex-1 font-medium">{titleOf(props.check)}</span>
        <span class="flex-none text-quiet text-xs">{coverWords(props.position)}</span>
      </summary>
      <div class="flex flex-col gap-5 border-line border-t p-4">
        <ErrorText id={`${controlId(path())}-error`} error={props.errorOf(path())} />
        <SelectField
          path={`${path()}.weight`}
          label="Weight"
          options={weightOptions}
          value={props.position.weight ?? ''}
          error={props.errorOf(`${path()}.weight`)}
          onChange={setWeight}
        />
        <fieldset>
          <legend class="field-label mb-1.5">What a contract can say</legend>
          <div class="grid gap-3 sm:grid-cols-2">
            <For each={props.stances}>
              {(stance) => (
                <SelectField
                  path={`${path()}.stances.${stance}`}
                  label={stanceTitle(stance)}
                  options={judgementOptions}
                  value={props.position.stances[stance] ?? ''}
                  error={props.errorOf(`${path()}.stances.${stance}`)}
                  onChange={(judgement) => judge(stance, judgement)}
                />
              )}
            </For>
          </div>
        </fieldset>
        <Show when={bounds().length > 0}>
          <div class="flex flex-col gap-3">
            <For each={bounds()}>
              {(bound) => (
                <PeriodFields
                  bound={bound}
                  path={`${path()}.${bound}`}
                  point={titleOf(props.check)}
                  period={props.position[bound]}
                  errorOf={props.errorOf}
                  onChange={(period) => limit(bound, period)}
                />
              )}
            </For>
            <p class="field-hint">A period counts where the contract names one.</p>
          </div>
        </Show>
        <Field
          path={`${path()}.wording`}
          label="Wording to suggest"
          hint="What the parties fill in stands in [square brackets]."
          error={props.errorOf(`${path()}.wording`)}
        >
          {(attributes) => (
            <textarea
              {...attributes}
              class="input"
              maxlength={4000}
              value={props.position.wording}
              onInput={(event) => props.onChange({ ...props.position, wording: event.currentTarget.value })}
            />
          )}
        </Field>
      </div>
    </details>
  )
}

function coverWords({ stances }: PlaybookPosition): string {
  const judged = Object.values(stances)
  if (judged.length === 0) return 'Not covered'
  const refused = judged.filter((judgement) => judgement === 'unacceptable').length
  return refused === 0 ? 'All will do' : `${refused} of ${judged.length} unacceptable`
}
