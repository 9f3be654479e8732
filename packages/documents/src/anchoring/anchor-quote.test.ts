import { describe, expect, test } from 'vitest'
import { anchorQuote, createAnchorer } from './anchor-quote.ts'
import { contractText } from './contract.fixture.ts'
import { damagedQuote, seeded } from './damage.fixture.ts'

const text =
  'The Recipient shall keep the \u201cConfidential Information\u201d secret. The Recipient shall return all copies within thirty (30) days. The Discloser shall return all copies within ten (10) days.'

const said = (quote: string, hint = {}) => {
  const anchor = anchorQuote(text, quote, hint)
  return anchor && { how: anchor.how, words: text.slice(anchor.start, anchor.end) }
}

describe('[D3] a quote is anchored to the text', () => {
  test('[D3] word for word', () => {
    expect(said('keep the \u201cConfidential Information\u201d secret.')).toEqual({
      how: 'exact',
      words: 'keep the \u201cConfidential Information\u201d secret.',
    })
  })

  test('[D3] with straight quotes, other case and hyphens at a line end', () => {
    expect(said('KEEP the "Confi-\ndential Information" secret.')).toEqual({
      how: 'normalised',
      words: 'keep the \u201cConfidential Information\u201d secret.',
    })
  })

  test('[D3] with a word left out, also at its end', () => {
    expect(said('The Recipient shall return copies within thirty (30) days.')?.words).toBe(
      'The Recipient shall return all copies within thirty (30) days.',
    )
    expect(said('keep the Information\u201d secret.')?.words).toBe(
      'keep the \u201cConfidential Information\u201d secret.',
    )
  })

  test('[D3] what stands in two places is anchored nowhere, or where the hint says', () => {
    expect(said('shall return all copies within')).toBeUndefined()
    expect(said('shall return all copies within', { before: 'The Discloser' })?.words).toBe(
      'shall return all copies within',
    )
    const near = anchorQuote(text, 'shall return all copies within', { near: text.lastIndexOf('shall') })
    expect(near?.start).toBe(text.lastIndexOf('shall'))
    expect(said('shall return all copies within', { near: text.length / 2 + 20 })).toBeUndefined()
  })

  test('[D3] what is not in the text is anchored nowhere', () => {
    expect(said('The Recipient shall pay a penalty of one million dollars for each breach.')).toBeUndefined()
    expect(said('')).toBeUndefined()
    expect(said('  "" ')).toBeUndefined()
    expect(said('term')).toBeUndefined()
  })

  test('[D3] the end of a word is no place for a quote', () => {
    expect(anchorQuote('Nondisclosure of data', 'Disclosure of data')).toBeUndefined()
  })

  test('[D3] offsets count in the text also after letters whose lower case is longer', () => {
    const turkish = '\u0130stanbul A.\u015e. keeps the INFORMATION secret.'
    const anchor = anchorQuote(turkish, 'keeps the information secret')
    expect(anchor && turkish.slice(anchor.start, anchor.end)).toBe('keeps the INFORMATION secret')
  })
})

const quotes = process.env.TEST_FULL === '1' ? 2_000 : 300

test('[D3] of hundreds of damaged quotes 99% are anchored right and none wrong', () => {
  const random = seeded(20_260)
  const contract = contractText(random)
  const anchorer = createAnchorer(contract)
  const compact = (words: string) => words.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  const whole = compact(contract)
  let tried = 0
  let right = 0
  const wrong: string[] = []
  while (tried < quotes) {
    const { start, end, quote, slack } = damagedQuote(contract, random)
    const words = compact(contract.slice(start, end))
    // What the contract says twice can't be anchored without a hint; see above.
    if (whole.indexOf(words) !== whole.lastIndexOf(words)) continue
    // Nor can one that, with its word left out, is word for word what the contract says elsewhere.
    const left = compact(quote)
    if (!words.includes(left) && whole.includes(left)) continue
    tried++
    const anchor = anchorer.anchor(quote)
    if (!anchor) continue
    if (Math.abs(anchor.start - start) <= slack.start && Math.abs(anchor.end - end) <= slack.end) right++
    else wrong.push(quote)
  }
  expect(wrong).toEqual([])
  expect(right).toBeGreaterThanOrEqual(0.99 * quotes)
})
