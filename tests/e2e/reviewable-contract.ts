import type { Page } from 'playwright-core'
import { paper, type Visit } from './visit.ts'

/** Much that a recipient would not sign. */
export const contract = `# Non-Disclosure Agreement

This Agreement is made between Asterion Labs Private Limited ("Discloser") and Borealis Trading GmbH ("Recipient").

## 1. Confidential Information

1.1 "Confidential Information" means all information of any kind that the Discloser discloses.

## 2. Obligations

2.1 The Recipient shall keep the Confidential Information strictly secret and use it only for the Purpose.

2.2 The Recipient may not disclose Confidential Information to anybody, including its employees and advisers.

## 3. Term

3.1 The obligations under this Agreement shall survive in perpetuity.

## 4. Remedies

4.1 The Recipient shall pay liquidated damages of EUR 500,000 for each breach of this Agreement.

4.2 The Recipient shall not, for a period of five years, solicit the employees of the Discloser.

## 5. General

5.1 The laws of the Cayman Islands govern this Agreement.
`

/** Brings a contract in by the page's own button. */
export async function bring(page: Page, text: string, name = 'contract.md'): Promise<void> {
  const file = { name, mimeType: 'text/plain', buffer: Buffer.from(text) }
  await page.locator('input[type=file]').first().setInputFiles(file)
  await page.waitForURL(/\/documents\//)
  await paper(page).waitFor({ state: 'attached' })
}

export const summary = (page: Page) => page.getByRole('region', { name: 'Summary of the review' })

/** Waits until a review has come to its end. */
export const isReviewed = (page: Page, playbook = 'Mutual NDA') =>
  summary(page).getByText(`risk, against ${playbook}`).waitFor()

export const findings = (page: Page) => page.locator('article.finding')
export const finding = (page: Page, title: string) => findings(page).filter({ hasText: title }).first()
export const clauseOf = (page: Page, words: string) => page.locator('.clause-row').filter({ hasText: words }).first()

/** What is found in clause 3.1. */
export const survival = 'Survival of the duty of confidence'

/** Brings the contract in, and waits until its review has come to its end. */
export async function reviewed(visited: Visit): Promise<Page> {
  const page = await visited.open()
  await bring(page, contract)
  await isReviewed(page)
  return page
}
