import { expect, it } from 'vitest'
import { isRefusedData, isSystemError, isTransient, sqlState } from './sql-state.ts'

const coded = (code: string, cause?: unknown) => Object.assign(new Error('failed', { cause }), { code })

it('finds the state wherever in the chain of causes it is, and takes no system code for one', () => {
  expect(sqlState(new Error('outer', { cause: new Error('inner', { cause: coded('23505') }) }))).toBe('23505')
  for (const none of [
    coded('EPIPE'),
    coded('ECONNREFUSED'),
    coded('CONNECTION_CLOSED'),
    new Error('no'),
    'no',
    undefined,
  ])
    expect(sqlState(none)).toBeUndefined()
})

it('tells what was refused from what failed', () => {
  expect(
    ['22P02', '23514', '54001', '40P01', '53100', '57P01', 'XX000'].map((code) => isRefusedData(coded(code))),
  ).toEqual([...[true, true, true], ...[false, false, false, false]])
  expect(isSystemError(coded('ECONNRESET'))).toBe(false)
  expect(['40P01', '40001', '23505'].map((code) => isTransient(coded(code)))).toEqual([true, true, false])
})
