import type { NdaTerms } from '@clausemint/protocol'
import { For, Show } from 'solid-js'
import { monthsWords } from '../state/count-words.ts'
import { directions, jurisdictionNames, kinds } from './form/nda-options.ts'
import { Card } from './panes.tsx'

/** The facts it was drafted from. */
export function TermsCard(props: { terms: NdaTerms }) {
  const facts = (): [string, string][] => {
    const { partyA, partyB, partyC, direction, kind, jurisdiction, termMonths, confidentialityMonths } = props.terms
    return [
      ['Parties', [partyA, partyB, partyC].flatMap((party) => (party ? [party.name] : [])).join(', ')],
      ['Discloses', directions.find(({ value }) => value === direction)?.name ?? direction],
      ['For', kinds.find(({ value }) => value === kind)?.name ?? kind],
      ['Exchange', monthsWords(String(termMonths))],
      ['Secrecy', `${monthsWords(String(confidentialityMonths))} after that`],
      ['Law', jurisdictionNames.find(({ value }) => value === jurisdiction)?.name ?? jurisdiction],
    ]
  }
  return (
    <Card title="The facts">
      <dl class="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
        <For each={facts()}>
          {([name, value]) => (
            <>
              <dt class="text-quiet">{name}</dt>
              <dd class="break-words text-ink">{value}</dd>
            </>
          )}
        </For>
      </dl>
      <Show when={props.terms.purpose}>
        <p class="mt-2 line-clamp-4 break-words text-sm">{props.terms.purpose}</p>
      </Show>
    </Card>
  )
}
