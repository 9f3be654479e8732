import { Show } from 'solid-js'
import { useApp } from '../../state/app.tsx'
import { Choices } from './choices.tsx'
import { FormSection } from './form-section.tsx'
import { LawFields } from './law-fields.tsx'
import { directions, kinds } from './nda-options.ts'
import { PartyCard } from './party-card.tsx'
import { SelectField } from './select-field.tsx'
import { TextField } from './text-field.tsx'

interface NdaFormProps {
  errorOf: (path: string) => string | undefined
}

/** The facts of an NDA. Nothing is asked that has a sensible answer already. */
export function NdaForm(props: NdaFormProps) {
  const { draft } = useApp()
  const values = () => draft.draft.values

  return (
    <>
      <FormSection title="The agreement">
        <Choices
          path="direction"
          legend="Who discloses?"
          options={directions}
          value={values().direction}
          error={props.errorOf('direction')}
          onChange={(direction) => draft.set('direction', direction)}
        />
        <Show when={values().direction === 'one-way'}>
          <Choices
            path="discloser"
            legend="Which party discloses?"
            columns="sm:grid-cols-2"
            options={[
              { value: 'a', name: values().partyA.name || 'First party' },
              { value: 'b', name: values().partyB.name || 'Second party' },
            ]}
            value={values().discloser}
            error={props.errorOf('discloser')}
            onChange={(discloser) => draft.set('discloser', discloser)}
          />
        </Show>
        <SelectField
          path="kind"
          label="What is it for?"
          options={kinds}
          value={values().kind}
          error={props.errorOf('kind')}
          onChange={(kind) => draft.set('kind', kind)}
        />
      </FormSection>

      <FormSection title="The parties">
        <div class="grid gap-4 wide:grid-cols-2">
          <PartyCard
            party="partyA"
            example="Asha Textiles Private Limited"
            title="First party"
            hint="usually you"
            errorOf={props.errorOf}
          />
          <PartyCard
            party="partyB"
            example="Birch Components GmbH"
            title="Second party"
            hint="the other side"
            errorOf={props.errorOf}
          />
          <Show when={values().direction === 'three-way'}>
            <PartyCard
              party="partyC"
              example="Cedar Holdings Pte. Ltd."
              title="Third party"
              hint="joins both"
              errorOf={props.errorOf}
            />
          </Show>
        </div>
      </FormSection>

      <FormSection title="The purpose">
        <TextField
          path="purpose"
          label="Why is information exchanged?"
          required
          multiline
          maxlength={2000}
          placeholder="evaluating the supply of organic cotton for the autumn collection"
          hint="Enter sends the form, Shift+Enter starts a new line."
          value={values().purpose}
          error={props.errorOf('purpose')}
          onInput={(purpose) => draft.set('purpose', purpose)}
        />
      </FormSection>

      <LawFields errorOf={props.errorOf} />

      <FormSection title="Anything else">
        <TextField
          path="specialTerms"
          label="Special terms"
          multiline
          maxlength={4000}
          placeholder="No poaching of employees for one year."
          hint="One a line. They become clauses of their own."
          value={values().specialTerms}
          error={props.errorOf('specialTerms')}
          onInput={(terms) => draft.set('specialTerms', terms)}
        />
      </FormSection>
    </>
  )
}
