import { draftNda, readContract } from '@clausemint/documents'
import { jurisdictionIds, ndaTermsSchema, walkClauses } from '@clausemint/protocol'
import { buildDocx, inList, legalNumbering, paragraph, run } from '../../integration/reading/docx-builder.ts'

/** As the limit of pages counts them. */
const charactersPerPage = 3_000
const directions = [{ direction: 'one-way', discloser: 'a' }, { direction: 'two-way' }] as const

/**
 * A Word document of so many pages: the clauses of NDAs of every jurisdiction one after the other, numbered by Word's
 * own lists as lawyers' documents are.
 */
export async function longContract(pages: number): Promise<Uint8Array> {
  const paragraphs: string[] = []
  let characters = 0
  for (let part = 0; characters < pages * charactersPerPage; part++) {
    for (const [label, heading, text] of await partOf(part)) {
      const level = label === '' ? undefined : /^\d+\.$/.test(label) ? 0 : /^\d/.test(label) ? 1 : 2
      const title = heading === '' ? '' : run(text === '' ? heading : `${heading}. `, '<w:b/>')
      const words = text === '' ? '' : run(text)
      paragraphs.push(
        level === undefined && title === ''
          ? paragraph(text)
          : `<w:p>${level === undefined ? '' : `<w:pPr>${inList(level)}</w:pPr>`}${title}${words}</w:p>`,
      )
      characters += heading.length + text.length
      if (characters >= pages * charactersPerPage) break
    }
  }
  return buildDocx({ body: paragraphs.join(''), numbering: legalNumbering })
}

/** Label, heading and text of every clause of one NDA. */
async function partOf(part: number): Promise<[string, string, string][]> {
  const terms = ndaTermsSchema.parse({
    partyA: { name: `Northwind ${part} Limited` },
    partyB: { name: `Contoso ${part} GmbH` },
    purpose: `Finding out whether the valve of project ${part} fits the pump`,
    jurisdiction: jurisdictionIds[part % jurisdictionIds.length],
    ...directions[part % directions.length],
  })
  const bytes = new TextEncoder().encode(draftNda(terms).text)
  const { tree } = await readContract({ name: 'a.md', bytes })
  return [...walkClauses(tree)].map(({ label, heading = '', text }) => [label, heading, text])
}
