import type { ProviderStatus } from '@clausemint/protocol'
import { expect, test } from 'vitest'
import type { UploadItem } from './upload-item.ts'
import { uploadDestination, uploadFraction, uploadWords } from './words.ts'

const item = (values: Partial<UploadItem>): UploadItem => ({
  key: 'k',
  name: 'a.docx',
  state: 'waiting',
  canRetry: true,
  ...values,
})

test('[D2] bytes first, then the stages of reading', () => {
  const sending = item({ state: 'sending', bytes: 12_400_000 })
  expect(uploadWords(sending)).toBe('Sending, 0 B of 12.4 MB')
  const progress = { stage: 'receiving', done: 3_250_000, total: 12_400_000 } as const
  expect(uploadWords({ ...sending, progress })).toBe('Sending, 3.3 MB of 12.4 MB')
  expect(uploadWords({ ...sending, progress: { ...progress, done: 12_400_000 } })).toBe('Sent; the server has it')
  expect(uploadWords(item({ state: 'reading', progress: { stage: 'structuring', done: 0 } }))).toBe(
    'Finding its clauses',
  )
})

test('the bar only goes forward from one stage to the next', () => {
  const fractions = (['receiving', 'opening', 'parsing', 'structuring', 'storing'] as const).map((stage) =>
    uploadFraction(item({ progress: { stage, done: 1, total: 1 } })),
  )
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
})

test('[P5] it is said where the text goes', () => {
  const writer: ProviderStatus = { id: 'openai', model: 'm', location: 'remote', health: 'ready', breaker: 'closed' }
  expect(uploadDestination(writer, false)).toContain('sent to OpenAI, outside this server')
  expect(uploadDestination(writer, true)).toContain('never sent outside')
  expect(uploadDestination({ ...writer, id: 'mistral', location: 'local' }, false)).toContain('own machines')
  expect(uploadDestination({ ...writer, id: 'library', location: 'local' }, false)).toContain('No model is used')
})
