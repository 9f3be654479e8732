import { expect, test } from 'vitest'
import { isNegatedAt } from './scopes.ts'

/** `^` stands before the word that is asked about. */
test.each([
  ['it shall not ^disclose it', true],
  ['it may ^disclose it', false],
  ['it shall not disclose it except to its ^employees', false],
  ['it shall not disclose it except to employees other than ^trainees', true],
  ['it shall not disclose it to anyone unless required by ^law', false],
  ['nothing prevents it from ^competing', false],
  ['it shall not be prohibited from ^competing', false],
  ['it shall not, without the prior written consent of the discloser, ^disclose it', true],
  ['it shall not disclose it; it may ^use it', false],
  ['it shall not disclose it, provided that it may ^use it', false],
  ['whether or not it is ^marked', false],
  ['it shall protect it with not less than reasonable ^care', false],
  ['it shall refrain from ^disclosing it to employees not involved in the project', true],
  ['it shall refrain from disclosing it to employees not involved in the ^project', true],
  ['provided that it does not disclose it, each party may ^compete', false],
  ['no licence is ^granted', true],
  ['no party may ^assign it', true],
  ['no part of it is ^secret', false],
  ['no later than ten days after it is ^asked', false],
])('%s', (marked, negated) => {
  const index = marked.indexOf('^')
  expect(isNegatedAt(marked.replace('^', ''), index)).toBe(negated)
})
