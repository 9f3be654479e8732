export { type CheckOrder, type CheckResult, checkContract } from './check-contract.ts'
