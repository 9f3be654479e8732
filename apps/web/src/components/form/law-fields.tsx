import type { Jurisdiction } from '@clausemint/protocol'
import { createResource, Show } from 'solid-js'
import { useApp } from '../../state/app.tsx'
import { monthsWords } from '../../state/count-words.ts'
import { Choices } from './choices.tsx'
import type { ErrorOf } from './control.ts'
import { useDraftControl } from './draft-control.ts'
import { FormSection } from './form-section.tsx'
import { jurisdictionNames } from './nda-options.ts'
import { SelectField } from './select-field.tsx'
import { TextField } from './text-field.tsx'

/** How long an NDA binds, under which law, and who decides; what is left empty is what is usual there. */
export function LawFields(props: { errorOf: ErrorOf }) {
  const { client, draft } = useApp()
  const values = () => draft.draft.values
  const control = useDraftControl((path) => props.errorOf(path))
  const [jurisdictions] = createResource<readonly Jurisdiction[]>(() => client.jurisdictions().catch(() => []))
  const law = () => jurisdictions()?.find(({ id }) => id === values().jurisdiction)

  return (
    <FormSection title="Time and law">
      <div class="grid gap-4 sm:grid-cols-2">
        <TextField
          {...control('termMonths')}
          label="Information is exchanged for, in months"
          required
          inputmode="numeric"
          hint={monthsWords(values().termMonths)}
        />
        <TextField
          {...control('confidentialityMonths')}
          label="It stays confidential after that for, in months"
          required
          inputmode="numeric"
          hint={monthsWords(values().confidentialityMonths)}
        />
        <TextField
          {...control('effectiveDate')}
          label="Effective date"
          type="date"
          hint="Left empty: the day of the last signature."
        />
        <SelectField {...control('jurisdiction')} label="Law" options={jurisdictionNames} />
      </div>
      <Choices
        {...control('disputes', 'disputes.by')}
        legend="Who decides disputes?"
        columns="sm:grid-cols-2"
        options={[
          { value: 'courts', name: 'Courts', hint: law()?.defaultCourts ?? 'the usual courts of the place' },
          { value: 'arbitration', name: 'Arbitration', hint: law()?.arbitrationRules ?? 'under the usual rules' },
        ]}
      />
      <Show
        when={values().disputes === 'arbitration'}
        fallback={
          <TextField
            {...control('courts', 'disputes.place')}
            label="Courts"
            maxlength={120}
            placeholder={law()?.defaultCourts ?? ''}
            hint="Left empty: the usual ones."
          />
        }
      >
        <div class="grid gap-4 sm:grid-cols-2">
          <TextField
            {...control('seat', 'disputes.seat')}
            label="Seat"
            maxlength={120}
            placeholder={law()?.defaultSeat ?? ''}
            hint="Left empty: the usual one."
          />
          <SelectField
            {...control('arbitrators', 'disputes.arbitrators')}
            label="Arbitrators"
            options={[
              { value: '1', name: 'One' },
              { value: '3', name: 'Three' },
            ]}
          />
        </div>
      </Show>
    </FormSection>
  )
}
