import type { Jurisdiction } from '@clausemint/protocol'
import { createResource, Show } from 'solid-js'
import { useApp } from '../../state/app.tsx'
import { monthsWords } from '../../state/count-words.ts'
import { Choices } from './choices.tsx'
import { FormSection } from './form-section.tsx'
import { jurisdictionNames } from './nda-options.ts'
import { SelectField } from './select-field.tsx'
import { TextField } from './text-field.tsx'

/** How long an NDA binds, under which law, and who decides; what is left empty is what is usual there. */
export function LawFields(props: { errorOf: (path: string) => string | undefined }) {
  const { client, draft } = useApp()
  const values = () => draft.draft.values
  const [jurisdictions] = createResource<readonly Jurisdiction[]>(() => client.jurisdictions().catch(() => []))
  const law = () => jurisdictions()?.find(({ id }) => id === values().jurisdiction)

  return (
    <FormSection title="Time and law">
      <div class="grid gap-4 sm:grid-cols-2">
        <TextField
          path="termMonths"
          label="Information is exchanged for, in months"
          required
          inputmode="numeric"
          hint={monthsWords(values().termMonths)}
          value={values().termMonths}
          error={props.errorOf('termMonths')}
          onInput={(termMonths) => draft.set('termMonths', termMonths)}
        />
        <TextField
          path="confidentialityMonths"
          label="It stays confidential after that for, in months"
          required
          inputmode="numeric"
          hint={monthsWords(values().confidentialityMonths)}
          value={values().confidentialityMonths}
          error={props.errorOf('confidentialityMonths')}
          onInput={(months) => draft.set('confidentialityMonths', months)}
        />
        <TextField
          path="effectiveDate"
          label="Effective date"
          type="date"
          hint="Left empty: the day of the last signature."
          value={values().effectiveDate}
          error={props.errorOf('effectiveDate')}
          onInput={(date) => draft.set('effectiveDate', date)}
        />
        <SelectField
          path="jurisdiction"
          label="Law"
          options={jurisdictionNames}
          value={values().jurisdiction}
          error={props.errorOf('jurisdiction')}
          onChange={(jurisdiction) => draft.set('jurisdiction', jurisdiction)}
        />
      </div>
      <Choices
        path="disputes.by"
        legend="Who decides disputes?"
        columns="sm:grid-cols-2"
        options={[
          { value: 'courts', name: 'Courts', hint: law()?.defaultCourts ?? 'the usual courts of the place' },
          { value: 'arbitration', name: 'Arbitration', hint: law()?.arbitrationRules ?? 'under the usual rules' },
        ]}
        value={values().disputes}
        onChange={(by) => draft.set('disputes', by)}
      />
      <Show
        when={values().disputes === 'arbitration'}
        fallback={
          <TextField
            path="disputes.place"
            label="Courts"
            maxlength={120}
            placeholder={law()?.defaultCourts ?? ''}
            hint="Left empty: the usual ones."
            value={values().courts}
            error={props.errorOf('disputes.place')}
            onInput={(courts) => draft.set('courts', courts)}
          />
        }
      >
        <div class="grid gap-4 sm:grid-cols-2">
          <TextField
            path="disputes.seat"
            label="Seat"
            maxlength={120}
            placeholder={law()?.defaultSeat ?? ''}
            hint="Left empty: the usual one."
            value={values().seat}
            error={props.errorOf('disputes.seat')}
            onInput={(seat) => draft.set('seat', seat)}
          />
          <SelectField
            path="disputes.arbitrators"
            label="Arbitrators"
            options={[
              { value: '1', name: 'One' },
              { value: '3', name: 'Three' },
            ]}
            value={values().arbitrators}
            error={props.errorOf('disputes.arbitrators')}
            onChange={(arbitrators) => draft.set('arbitrators', arbitrators)}
          />
        </div>
      </Show>
    </FormSection>
  )
}
