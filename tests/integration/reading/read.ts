import { type Clause, walkClauses } from '@clausemint/protocol'
import { type ReadOptions, readContract } from '../../../packages/documents/src/reading/read-contract.ts'
import { ReadError, type ReadErrorCode } from '../../../packages/documents/src/reading/read-error.ts'
import type { ReadContract } from '../../../packages/documents/src/reading/read-result.ts'
import { buildDocx, type DocxParts } from './docx-builder.ts'

export const read = (name: string, bytes: Uint8Array | string, options?: ReadOptions): Promise<ReadContract> =>
  readContract({ name, bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes }, options)

export const readParts = (parts: DocxParts): Promise<ReadContract> => read('contract.docx', buildDocx(parts))

export const clausesOf = (contract: ReadContract): Clause[] => [...walkClauses(contract.tree)]

/** Each clause as `label heading | text`, indented by level. */
export const printed = (contract: ReadContract): string[] =>
  clausesOf(contract).map(
    ({ level, label, heading, text }) =>
      `${'  '.repeat(level)}${[label, heading, heading === undefined || text === '' ? undefined : '|', text].filter((part) => part !== undefined && part !== '').join(' ')}`,
  )

/** The code a file is refused with; fails where it is read. */
export const refusal = async (
  name: string,
  bytes: Uint8Array | string,
  options?: ReadOptions,
): Promise<ReadErrorCode> => {
  try {
    await read(name, bytes, options)
  } catch (error) {
    if (error instanceof ReadError) return error.code
    throw error
  }
  throw new Error(`${name} was read`)
}
