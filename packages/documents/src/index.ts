export { jurisdictions } from './jurisdictions/index.ts'
export * from './nda/index.ts'
