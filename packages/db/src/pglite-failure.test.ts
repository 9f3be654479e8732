import { expect, it } from 'vitest'
import { failureOf } from './pglite-failure.ts'

it('an error keeps its words and its code, and what Postgres quotes stays behind', () => {
  const error = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (id)=(secret)' })
  expect(failureOf(error)).toEqual({ message: 'duplicate key', code: '23505' })
})

it("what the file system throws is no error, and gets the system's name", () => {
  expect(failureOf({ name: 'ErrnoError', errno: 51 })).toEqual({ message: 'the disk refuses (ENOSPC)', code: 'ENOSPC' })
  expect(failureOf({ errno: 999 })).toEqual({ message: 'the disk refuses (error 999)', code: undefined })
  expect(failureOf('gone')).toEqual({ message: 'gone', code: undefined })
})
