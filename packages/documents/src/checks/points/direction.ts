import { type Check, silent } from '../check.ts'

/** 2: mutual or one-way. */
export const direction: Check = {
  id: 'direction',
  number: 2,
  title: 'Mutual or one-way',
  weight: 'must',
  // They name the parties.
  keepsWords: true,
  stances: {
    mutual: 'Each party that discloses is protected, and each that receives is bound.',
    'one-way': 'Only one party discloses, and only the other is bound.',
    [silent]: 'The agreement does not say plainly who discloses and who receives.',
  },
  observe({ parties }) {
    const stance = parties.direction === 'unclear' ? silent : parties.direction
    return [parties.shownBy ? { stance, sentence: parties.shownBy } : { stance }]
  },
}
