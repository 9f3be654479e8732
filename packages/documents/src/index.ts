export * from './checks/index.ts'
export { jurisdictions } from './jurisdictions/index.ts'
export * from './nda/index.ts'
export * from './playbooks/index.ts'
