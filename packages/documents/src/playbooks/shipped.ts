import type { Judgement, Playbook, PlaybookPosition } from '@clausemint/protocol'
import { balanced, forDiscloser, forRecipient } from './wording.ts'

type Side = Playbook['side']

/** Of all of them; grows whenever one thinks otherwise of something. 2: a period whose words and figures disagree. 3: law of one place, courts of another. */
const version = 3

const letters: Record<string, Judgement> = { p: 'preferred', f: 'fallback', u: 'unacceptable' }

/**
 * What each side thinks of each stance: a row is a stance, then the letters of the recipient, the discloser and the
 * mutual playbook (`p`referred, `f`allback, `u`nacceptable).
 */
const table: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  nature: { confidence: 'ppp', 'other-duties': 'fff', silent: 'uuu' },
  direction: { mutual: 'pfp', 'one-way': 'ppu', silent: 'fff' },
  entities: { named: 'ppp', 'named-with-affiliates': 'ppp', blank: 'fff', silent: 'uuu' },
  purpose: { defined: 'ppp', open: 'fuu', silent: 'uuu' },
  scope: { tied: 'ppp', defined: 'ffp', unlimited: 'upf', silent: 'uuu' },
  marking: { 'marked-only': 'puf', 'marked-or-apparent': 'pfp', 'not-needed': 'fpf', silent: 'fpp' },
  oral: { covered: 'fpp', confirmed: 'pff', excluded: 'puf', silent: 'pfp' },
  existence: { secret: 'ppp', silent: 'pff' },
  exclusions: { complete: 'ppp', partial: 'ffu', silent: 'ufu' },
  'burden-of-proof': { strict: 'upf', records: 'fpp', silent: 'pfp' },
  use: { 'purpose-only': 'ppp', 'any-use': 'fuu', silent: 'fuu' },
  care: { reasonable: 'ppp', 'own-only': 'pff', absolute: 'upu', silent: 'ffu' },
  representatives: { 'need-to-know-bound': 'ppp', 'need-to-know': 'pff', allowed: 'puf', nobody: 'ufu', silent: 'ufu' },
  'liability-for-representatives': { liable: 'ppp', 'not-liable': 'puu', silent: 'pff' },
  'compelled-disclosure': {
    notice: 'fpp',
    'notice-if-lawful': 'ppp',
    'without-notice': 'puf',
    forbidden: 'uuu',
    silent: 'ufu',
  },
  term: { fixed: 'ppp', contradictory: 'fff', endless: 'uff', silent: 'ffu' },
  survival: {
    fixed: 'pfp',
    'fixed-trade-secrets-longer': 'ppp',
    contradictory: 'fff',
    endless: 'upu',
    open: 'fff',
    ends: 'fuu',
    silent: 'puu',
  },
  'return-or-destroy': { 'return-or-destroy': 'ppp', 'return-only': 'ffp', silent: 'puu' },
  retention: { allowed: 'pfp', forbidden: 'upf', silent: 'fpf' },
  certification: { certificate: 'ppp', affidavit: 'uff', silent: 'pfp' },
  'no-licence': { 'no-licence': 'ppp', assignment: 'upu', licence: 'fuu', silent: 'fuu' },
  residuals: { narrow: 'pff', broad: 'fuu', excluded: 'ppp', silent: 'ppp' },
  'reverse-engineering': {
    forbidden: 'fpp',
    allowed: 'puf',
    'copies-as-needed': 'ppp',
    'no-copies': 'fpf',
    silent: 'pfp',
  },
  restraints: { 'non-solicit': 'fff', 'non-compete': 'ufu', exclusivity: 'uff', standstill: 'uff', silent: 'ppp' },
  'injunctive-relief': { seek: 'ppp', automatic: 'fpf', excluded: 'fuu', silent: 'pff' },
  'money-remedies': { 'liquidated-damages': 'ufu', indemnity: 'uff', cap: 'pff', silent: 'ppp' },
  'governing-law': {
    'law-and-forum': 'ppp',
    'forum-elsewhere': 'fff',
    'law-only': 'fff',
    'forum-only': 'fff',
    silent: 'uuu',
  },
  assignment: { consent: 'ppp', 'consent-except-successor': 'ppp', free: 'uuu', silent: 'fff' },
  'general-terms': { complete: 'ppp', partial: 'fff', silent: 'uuu' },
  'public-duties': {
    whistleblower: 'ppp',
    'personal-data': 'ppp',
    'export-control': 'ppp',
    audit: 'upf',
    silent: 'fff',
  },
  'embedded-instructions': { present: 'uuu', silent: 'ppp' },
}

/** Periods in months. */
const limits: Readonly<Record<Side, Readonly<Record<string, Pick<PlaybookPosition, 'longest' | 'shortest'>>>>> = {
  recipient: {
    term: { longest: { preferred: 36, acceptable: 60 } },
    survival: { longest: { preferred: 36, acceptable: 60 } },
  },
  discloser: {
    term: { shortest: { preferred: 12, acceptable: 6 } },
    survival: { shortest: { preferred: 36, acceptable: 24 } },
  },
  mutual: {
    term: { longest: { preferred: 36, acceptable: 60 }, shortest: { preferred: 12, acceptable: 6 } },
    survival: { longest: { preferred: 60, acceptable: 84 }, shortest: { preferred: 24, acceptable: 12 } },
  },
}

const columns: readonly Side[] = ['recipient', 'discloser', 'mutual']

function playbookOf(side: Side, name: string, description: string, own: Readonly<Record<string, string>>): Playbook {
  const column = columns.indexOf(side)
  const positions: Record<string, PlaybookPosition> = {}
  for (const [check, rows] of Object.entries(table)) {
    const stances: Record<string, Judgement> = {}
    for (const [stance, row] of Object.entries(rows)) stances[stance] = letters[row[column] ?? ''] ?? 'unacceptable'
    positions[check] = { stances, ...limits[side][check], wording: own[check] ?? balanced[check] ?? '' }
  }
  return { id: `nda-${side}`, version, name, description, kind: 'nda', side, positions }
}

/** The playbooks that come with the product. Users copy one and edit the copy. */
export const shippedPlaybooks: readonly Playbook[] = [
  playbookOf(
    'recipient',
    'NDA as recipient',
    'For the side that receives information: limits that can be kept, and no duties beyond confidentiality.',
    forRecipient,
  ),
  playbookOf(
    'discloser',
    'NDA as discloser',
    'For the side that discloses information: protection without gaps, for as long as the information matters.',
    forDiscloser,
  ),
  playbookOf(
    'mutual',
    'Mutual NDA',
    'For two sides that both disclose: what each can ask of the other and keep itself.',
    {},
  ),
]

/** A shipped playbook by its side. */
export function shippedPlaybook(side: Side): Playbook {
  const playbook = shippedPlaybooks.find((candidate) => candidate.side === side)
  if (!playbook) throw new Error(`No playbook for the side ${side}`)
  return playbook
}
