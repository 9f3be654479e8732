export { shippedPlaybook, shippedPlaybooks } from './shipped.ts'
