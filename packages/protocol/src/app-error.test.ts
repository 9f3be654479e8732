import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError, appErrors, isAppErrorBody } from './app-error.ts'

const body = { code: 'invalid_input', message: 'A name is missing.', retryable: false }

describe('the shape of an error body', () => {
  it('is that of every error there is', () => {
    for (const code of Object.keys(appErrors) as (keyof typeof appErrors)[])
      expect(isAppErrorBody(new AppError(code, 'It did not work.').body)).toBe(true)
    expect(isAppErrorBody({ ...body, fields: [{ path: 'partyA.name', message: 'Missing.' }], newer: 1 })).toBe(true)
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'invalid_input'],
    ['an unknown code', { ...body, code: 'of_tomorrow' }],
    ['what every object has', { ...body, code: 'toString' }],
    ['no message', { ...body, message: undefined }],
    ['a retryable that is a text', { ...body, retryable: 'no' }],
    ['fields that are no list', { ...body, fields: {} }],
    ['a field without words', { ...body, fields: [{ path: 'purpose' }] }],
    ['a field that is nothing', { ...body, fields: [null] }],
  ])('is not that of %s', (_, value) => {
    expect(isAppErrorBody(value)).toBe(false)
  })

  it('can be asked of anything', () => {
    fc.assert(fc.property(fc.anything(), (value) => typeof isAppErrorBody(value) === 'boolean'))
  })
})
