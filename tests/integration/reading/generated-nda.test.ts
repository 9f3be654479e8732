import { runChecks, shippedPlaybook } from '@clausemint/documents'
import type { Finding } from '@clausemint/protocol'
import { describe, expect, it } from 'vitest'
import { draftNda } from '../../../packages/documents/src/nda/draft-nda.ts'
import { everyNda } from '../../../packages/documents/src/nda/ndas.fixture.ts'
import { clausesOf, read } from './read.ts'

/** One of so many: every jurisdiction and kind comes up, and the test stays short. */
const step = 23

describe('generated NDAs', () => {
  it('[D1] are read into the tree they were composed from', async () => {
    let i = 0
    for (const { name, terms, parties } of everyNda()) {
      if (i++ % step !== 0) continue
      const draft = draftNda(terms)
      const contract = await read('nda.md', draft.text)
      expect(contract.tree.title, name).toBe(draft.title)
      expect(
        contract.tree.clauses.map(({ label, heading }) => `${label} ${heading}`),
        name,
      ).toEqual(draft.clauses.map(({ number, heading }) => `${number === '' ? '' : `${number}.`} ${heading}`))
      const labels = clausesOf(contract).map(({ label }) => label)
      for (const { anchors } of draft.clauses) {
        for (const { label } of anchors) {
          const printed = label.replace(/^(\d+)$/, '$1.').replace(/^[\d.]+(\([a-z]+\))$/, '$1')
          expect(labels, `${name}: ${label}`).toContain(printed)
        }
      }
      const signatures = contract.tree.clauses.at(-1)
      expect(
        signatures?.children.filter(({ heading }) => heading !== undefined),
        name,
      ).toHaveLength(parties.length)
    }
    expect(i).toBeGreaterThan(step)
  })

  it('[D3] hold nothing that our own checks find unacceptable or missing', async () => {
    let i = 0
    for (const { name, terms } of everyNda()) {
      if (i++ % step !== 0) continue
      const { tree } = await read('nda.md', draftNda(terms).text)
      const sides = terms.direction === 'one-way' ? (['discloser', 'recipient'] as const) : (['mutual'] as const)
      const wrong = sides.flatMap((side) => runChecks(tree, shippedPlaybook(side)).filter(isWrong))
      expect(
        wrong.map(({ check, reason }) => `${check}: ${reason}`),
        name,
      ).toEqual([])
    }
    expect(i).toBeGreaterThan(step)
  })
})

const isWrong = ({ outcome }: Finding): boolean => outcome === 'unacceptable' || outcome === 'missing'
