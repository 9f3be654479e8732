import type { NdaKind } from '@clausemint/protocol'
import type { PartWording } from '../clause-wording.ts'
import type { NdaFacts } from '../facts.ts'

const kindInTitle: Record<NdaKind, string> = {
  evaluation: '',
  employee: 'Employee ',
  vendor: 'Vendor ',
  investment: 'Investment ',
  'joint-venture': 'Joint Venture ',
  technology: 'Technology ',
}
const directionInTitle = { 'one-way': 'One-Way', 'two-way': 'Mutual', 'three-way': 'Three-Party' } as const

export const title = ({ terms }: NdaFacts): string =>
  `${directionInTitle[terms.direction]} ${kindInTitle[terms.kind]}Non-Disclosure Agreement`

export const parties: PartWording = {
  id: 'parties',
  heading: 'Parties',
  kind: 'parties',
  lines: (facts) => [
    'This Non-Disclosure Agreement (this **"Agreement"**) takes effect on {effectiveDay} (the **"Effective Date"**) and is made between:',
    ...facts.parties.map((party, index) => {
      const form = party.form.trim() ? `, {form.${index}}` : ''
      const address = party.address.trim() ? `, whose address is {address.${index}}` : ''
      const afterDetails = form || address ? ',' : ''
      const role = roleOf(facts, index, afterDetails)
      const typedLast = role ? '' : [party.address, party.form, party.name].find((typed) => typed.trim() !== '')
      return `(${index + 1}) **{name.${index}}**${form}${address}${role}${listMark(facts, index, typedLast)}`
    }),
  ],
}

function roleOf({ discloser }: NdaFacts, index: number, comma: string): string {
  if (discloser === undefined) return ''
  return `${comma} as the party that ${index === discloser ? 'discloses' : 'receives'} (the **"${index === discloser ? 'Disclosing' : 'Receiving'} Party"**)`
}

/** "Acme Inc." brings its own full stop. */
function listMark({ parties: all }: NdaFacts, index: number, typedLast = ''): string {
  if (index === all.length - 1) return typedLast.trimEnd().endsWith('.') ? '' : '.'
  return index === all.length - 2 ? '; and' : ';'
}

const background: Record<NdaKind, string> = {
  evaluation: 'The parties wish to find out whether a business relationship between them makes sense.',
  employee:
    'One party works, or may come to work, for {another}, and that work cannot be done, or discussed, without access to information that is not public.',
  vendor: 'One party supplies, or may come to supply, goods or services to {another}.',
  investment: 'The parties are considering an investment, an acquisition or a financing between them.',
  'joint-venture': 'The parties are considering whether to pursue a project or a venture together.',
  technology: 'The parties wish to discuss, test or exchange technology.',
}

export const recitals: PartWording = {
  id: 'recitals',
  heading: 'Background',
  kind: 'recitals',
  lines: ({ kind, oneWay }) => [
    `(A) ${background[kind]}`,
    oneWay
      ? '(B) For the Purpose described below, {discloserName} may make information available to {receiverName} that it keeps confidential and that has value to it for that reason.'
      : '(B) For the Purpose described below, each party may make information available to {other} that it keeps confidential and that has value to it for that reason.',
    oneWay
      ? '(C) In return for access to that information the Receiving Party accepts the duties in this Agreement, and the parties agree as follows.'
      : '(C) In return for access to that information, and for the promises they make to each other, the parties agree as follows.',
  ],
}
