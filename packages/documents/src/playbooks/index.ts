export { type Judgement, judgements, type Playbook, type Position, playbookSchema, positionSchema } from './playbook.ts'
export { shippedPlaybook, shippedPlaybooks } from './shipped.ts'
