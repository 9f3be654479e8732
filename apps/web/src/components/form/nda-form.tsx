import { Show } from 'solid-js'
import { useApp } from '../../state/app.tsx'
import { Choices } from './choices.tsx'
import type { ErrorOf } from './control.ts'
import { useDraftControl } from './draft-control.ts'
import { FormSection } from './form-section.tsx'
import { LawFields } from './law-fields.tsx'
import { directions, kinds } from './nda-options.ts'
import { PartyCard } from './party-card.tsx'
import { SelectField } from './select-field.tsx'
import { TextField } from './text-field.tsx'

/** The facts of an NDA. Nothing is asked that has a sensible answer already. */
export function NdaForm(props: { errorOf: ErrorOf }) {
  const { draft } = useApp()
  const values = () => draft.draft.values
  const control = useDraftControl((path) => props.errorOf(path))

  return (
    <>
      <FormSection title="The agreement">
        <Choices {...control('direction')} legend="Who discloses?" options={directions} />
        <Show when={values().direction === 'one-way'}>
          <Choices
            {...control('discloser')}
            legend="Which party discloses?"
            columns="sm:grid-cols-2"
            options={[
              { value: 'a', name: values().partyA.name || 'First party' },
              { value: 'b', name: values().partyB.name || 'Second party' },
            ]}
          />
        </Show>
        <SelectField {...control('kind')} label="What is it for?" options={kinds} />
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
          {...control('purpose')}
          label="Why is information exchanged?"
          required
          multiline
          maxlength={2000}
          placeholder="evaluating the supply of organic cotton for the autumn collection"
          hint="Enter sends the form, Shift+Enter starts a new line."
        />
      </FormSection>

      <LawFields errorOf={props.errorOf} />

      <FormSection title="Anything else">
        <TextField
          {...control('specialTerms')}
          label="Special terms"
          multiline
          maxlength={4000}
          placeholder="No poaching of employees for one year."
          hint="One a line. They become clauses of their own."
        />
      </FormSection>
    </>
  )
}
