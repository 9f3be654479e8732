import type { ModelRequest } from '@clausemint/ai'
import { ProviderError } from '@clausemint/ai'
import { finish, hang, type ScriptedProvider, type Step, scriptedProvider, text } from '@clausemint/ai/testing'
import type { ProviderErrorCode } from '@clausemint/protocol'
import fc from 'fast-check'

/** Two contracts that have nothing in common but the difficulties: numbers, tables, emoji, scripts without spaces. */
export const contracts: readonly string[] = [
  '# Mutual Non-Disclosure Agreement\n\n**Between** Acme 🤝🏽 Ltd. and Zürich Käse GmbH\n\n1. Definitions\n\n' +
    '1.1 “Confidential Information” means all information that one party discloses to the other, whether in writing or ' +
    'not.\n1.2 “Purpose” means 评估可能的合作关系并就此进行谈判，双方不得将保密信息用于任何其他目的，也不得向任何第三方披露。\n\n' +
    '2. Duties\n\n(a) keep it secret;\n(b) use it for the Purpose only; and\n(c) return it — all of it 👩‍👩‍👧‍👦 — when asked.\n\n' +
    '3. Term\n\nThis Agreement lasts for 24 (twenty-four) months from its date, and no longer.\n\n' +
    '| Party | Signature |\n|-------|-----------|\n| Acme  | ___________ |\n| Käse  | ___________ |\n',
  'NON-DISCLOSURE DEED\n\nThis deed is made by the persons who sign it below, each for himself, on the day of the last ' +
    'signature. The Recipient holds every paper, file and word of the Discloser in trust; he tells nobody, copies ' +
    'nothing and keeps nothing. The courts at New Delhi alone decide. Signed, sealed and delivered 🖋️ by both.\n\n' +
    'Recipient: ____________________\n\nDiscloser: ____________________\n',
]

const codes = ['unreachable', 'rate_limited', 'overloaded', 'timeout', 'stalled', 'truncated', 'malformed'] as const

/** How one request goes wrong; `at` is a share of what it would have written. */
type Fault =
  | { kind: 'none' }
  | { kind: 'throws'; at: number; code: ProviderErrorCode }
  | { kind: 'hangs'; at: number }
  | { kind: 'ends'; at: number }
  | { kind: 'crashes'; at: number }

/** What a provider does when it is asked to go on with somebody's text. */
const manners = [
  'exact',
  'chatter',
  'quotes first',
  'further back',
  'late',
  'spaces changed',
  'no overlap',
  'from the start',
  'a word changed',
  'nonsense',
] as const

export interface ProviderScript {
  contract: number
  wholeText: boolean
  /** For its first, second and later requests. */
  faults: Fault[]
  manner: (typeof manners)[number]
  /** Lengths of pieces, in UTF-16 units, so that they split pairs too. */
  pieces: number[]
}

// Even: fast-check's own taste for extremes would cut nearly every text at its very beginning.
const share = fc.noBias(fc.integer({ min: 0, max: 1_000 })).map((thousandths) => thousandths / 1_000)
const fault: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Fault>({ kind: 'none' }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('throws' as const), at: share, code: fc.constantFrom(...codes) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('hangs' as const, 'ends' as const, 'crashes' as const), at: share }),
  },
)

export const providerScript: fc.Arbitrary<ProviderScript> = fc.record({
  contract: fc.constantFrom(0, 0, 0, 1),
  wholeText: fc.constantFrom(false, false, false, true),
  faults: fc.array(fault, { minLength: 1, maxLength: 3 }),
  manner: fc.constantFrom('exact' as const, ...manners),
  pieces: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 }),
})

/** A provider that follows `script`. */
export const follow = (script: ProviderScript, index: number): ScriptedProvider =>
  scriptedProvider({
    id: `provider-${index}`,
    wholeText: script.wholeText,
    script: (request, call) => {
      const fault = script.faults[Math.min(call, script.faults.length - 1)] ?? { kind: 'none' }
      return steps(fault, answer(script, request), script.pieces)
    },
  })

function* steps(fault: Fault, answer: string, pieces: readonly number[]): Generator<Step> {
  const length = fault.kind === 'none' ? answer.length : Math.floor(answer.length * fault.at)
  for (let at = 0, piece = 0; at < length; piece++) {
    const next = Math.min(length, at + (pieces[piece % pieces.length] ?? 1))
    yield text(answer.slice(at, next))
    at = next
  }
  if (fault.kind === 'none') yield finish
  if (fault.kind === 'throws') yield new ProviderError(fault.code, 'scripted', 'as scripted')
  if (fault.kind === 'crashes') yield new TypeError('as scripted')
  if (fault.kind === 'hangs') yield hang()
}

function answer({ contract, manner, wholeText }: ProviderScript, { messages }: ModelRequest): string {
  const own = contracts[contract] ?? ''
  const [, before, ask] = messages
  const anchor = /<<<([\s\S]*)>>>$/.exec(ask?.text ?? '')?.[1]
  if (wholeText || before === undefined || anchor === undefined) return own
  const rest = contracts.map((whole) => restAfter(whole, before.text)).find((found) => found !== undefined)
  if (rest === undefined)
    throw new Error(`asked to go on from a text that nobody wrote: ${JSON.stringify(before.text)}`)
  switch (manner) {
    case 'exact':
      return anchor + rest
    case 'chatter':
      return `Sure, here is the rest of it:\n\n${anchor}${rest}`
    case 'quotes first':
      return `You asked me to go on from "${anchor}".\n\n${anchor}${rest}`
    case 'further back':
      return before.text.slice(-anchor.length - 25).toWellFormed() + rest
    case 'late':
      return anchor.slice(anchor.indexOf(' ') + 1) + rest
    case 'spaces changed':
      return anchor.replace(/\s+/g, ' ') + rest
    case 'no overlap':
      return rest.trimStart()
    case 'from the start':
      return own
    case 'a word changed':
      return `${anchor.slice(0, -2)}x${rest}`
    case 'nonsense':
      return 'I am sorry, as a model I can not do that. '.repeat(80)
  }
}

/** What `whole` has after as many written characters as `kept` has; undefined where `kept` is not its beginning. */
function restAfter(whole: string, kept: string): string | undefined {
  let at = 0
  for (const unit of kept.replace(/\s+/g, '')) {
    while (/\s/.test(whole.charAt(at))) at++
    if (!whole.startsWith(unit, at)) return undefined
    at += unit.length
  }
  return whole.slice(at)
}
