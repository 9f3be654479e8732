import type { Jurisdiction } from '@clausemint/protocol'
import { createResource, type ParentProps, Show } from 'solid-js'
import { useApp } from '../../state/app.tsx'
import { monthsWords } from '../../state/words.ts'
import { Choices } from './choices.tsx'
import { directions, jurisdictionNames, kinds } from './nda-options.ts'
import { PartyCard } from './party-card.tsx'
import { SelectField } from './select-field.tsx'
import { TextField } from './text-field.tsx'

interface NdaFormProps {
  errorOf: (path: string) => string | undefined
}

/** The facts of an NDA. Nothing is asked that has a sensible answer already. */
export function NdaForm(props: NdaFormProps) {
  const { client, draft } = useApp()
  const values = () => draft.draft.values
  const [jurisdictions] = createResource<readonly Jurisdiction[]>(() => client.jurisdictions().catch(() => []))
  const law = () => jurisdictions()?.find(({ id }) => id === values().jurisdiction)

  return (
    <>
      <Section title="The agreement">
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
      </Section>

      <Section title="The parties">
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
      </Section>

      <Section title="The purpose">
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
      </Section>

      <Section title="Time and law">
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
      </Section>

      <Section title="Anything else">
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
      </Section>
    </>
  )
}

function Section(props: ParentProps<{ title: string }>) {
  return (
    <section class="border-line border-t pt-6 first:border-t-0 first:pt-0">
      <h2 class="mb-4 font-semibold font-serif text-ink text-xl">{props.title}</h2>
      <div class="flex flex-col gap-5">{props.children}</div>
    </section>
  )
}
