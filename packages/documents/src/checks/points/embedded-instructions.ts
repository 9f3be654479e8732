import { speaksToMachine } from '../../machine-instructions.ts'
import { type Check, type Observation, silent } from '../check.ts'

/** 31: text that speaks to a machine that reads the contract. It is data, and is reported as such. */
export const embeddedInstructions: Check = {
  id: 'embedded-instructions',
  number: 31,
  title: 'Text aimed at a reviewing machine',
  weight: 'must',
  stances: {
    present:
      'This text is addressed to a machine that reads the contract, not to the parties. It has no place in a contract and was not followed.',
    [silent]: 'No text of the contract is addressed to a machine that reads it.',
  },
  observe({ reading }): Observation[] {
    const found = reading.addressed ?? reading.sentences.filter(({ text }) => speaksToMachine(text))
    return found.length > 0
      ? found.slice(0, 10).map((sentence) => ({ stance: 'present', sentence }))
      : [{ stance: silent }]
  },
}
