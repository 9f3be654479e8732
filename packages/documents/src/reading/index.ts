export { type ContractFile, type ReadOptions, readContract } from './read-contract.ts'
export { ReadError, type ReadErrorCode, readErrorCodes } from './read-error.ts'
export { defaultReadLimits, type ReadLimits } from './read-limits.ts'
export * from './read-result.ts'
