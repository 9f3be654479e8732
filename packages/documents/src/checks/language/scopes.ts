import type { Span } from './sentences.ts'

/**
 * What a stretch of a sentence does to what is said before it. `exception` and `condition` turn on the rule they
 * stand in; an exception inside an exception turns back.
 */
type ScopeKind = 'rule' | 'exception' | 'consent'

interface Scope extends Span {
  kind: ScopeKind
  /** True where the words stand under an odd number of negations, counting the exceptions around them. */
  negated: boolean
  /** How many exceptions deep. */
  depth: number
}

/** Words that negate, two of which cancel out: "nothing prevents" permits, "not unlawful" is not looked into. */
const negator =
  "(?:shall|will|may|must|can|do|does|did|is|are|was|were|has|have|should|would|could)(?:\\s+(?:in no (?:event|way|circumstances)|under no circumstances|at no time))|(?:in|under|at)\\s+no\\s+(?:event|circumstances?|time|way)|cannot|can't|won't|not|never|neither|nor|nothing|no\\s+(?:party|person|recipient|receiving party|provision|one|obligation|restriction|right|rights|licen[sc]e|part)|no\\s+(?!less|more|later|longer|fewer|other|doubt|fault|event|circumstances?|earlier|such|matter|way|time)[a-z]+|none|nobody|(?:refrain|abstain|desist|prohibit|prevent|preclude|restrict|forb|bar|prohibits|prevents|precludes|restricts|limits|prohibited|prevented|precluded|restricted|forbidden|barred|refrains|abstains)(?:s|ed|ing|id)?\\s+(?:\\w+\\s+){0,6}?from|(?:is|are|be)\\s+(?:strictly\\s+|expressly\\s+)?(?:prohibited|forbidden)|prohibit|restrict(?!\\s+(?:\\w+\\s+){0,8}?to\\b)|preclude|prevent(?:s|ing)?\\s+(?:the\\s+|any\\s+|unauthori[sz]ed\\s+)?(?:disclosure|use|access|dissemination|publication)|waives?"
const exception =
  'except(?:ing|ions?)?|unless|other than|save(?:\\s+(?:for|as|that|where|to))|but for|excluding|apart from|with the exception of|otherwise than|only|solely|exclusively|to anyone but|but only'
const proviso =
  'provided(?:,?\\s*(?:however|further|always))*,?\\s+that|provided(?:,?\\s*(?:however|further|always))*,?|however'
const consent =
  '(?:without|except with|unless with|absent)\\s+(?:\\w+\\s+){0,3}?(?:express\\s+|prior\\s+|written\\s+|advance\\s+)*(?:\\w+\\s+){0,6}?(?:consent|approval|permission|authori[sz]ation|agreement)|(?:without|absent)\\s+(?=(?:the|any|its|prior|written|express|first|obtaining|reference|use|using|breach|limitation))'
const boundary =
  ',\\s+(?:each|either|the|such|a|it|they|this)\\s+(?:\\w+\\s+){0,2}?(?:may|shall|will|must)\\b|[;]|\\.\\s|\\bbut (?:(?:the|each|either|any) (?:\\w+ ){1,2}?)?(?:shall|may|will|must)\\b|\\b(?:and|or)\\s+(?:shall|may|will|must|agrees?)\\b(?!\\s+(?:not\\b|only\\b))'

const marks = new RegExp(
  `(?<consent>\\b(?:${consent})\\b)|(?<proviso>\\b(?:${proviso})\\b)|(?<exception>\\b(?:${exception})\\b)|(?<negator>\\b(?:${negator})\\b)|(?<boundary>${boundary})`,
  'g',
)
/** "not only", "not limited to", "whether or not", "not less than": no negation of the rule. */
const idle =
  /^(?:not\s+(?:only|limited|less than|more than|later than|in (?:lieu|limitation)|by way of)|nor\s+)|^no\s+part\b/
/** "employees not involved in the project": the negation is of the employees. */
const participle = /^not\s+(?:\w+ed|\w+ing|known|otherwise|reasonably)\b/
const auxiliary = /(?:shall|will|may|must|can|do|does|did|should|would|could|is|are|was|were|be|been|has|have|had) $/
const idleBefore = /(?:whether or|but|or is|if) $/

/**
 * The scopes of a folded sentence, from left to right, without gaps.
 *
 * "The Recipient shall not disclose it except to employees" gives a rule ("The Recipient shall not"), a negated rule
 * and an exception that is not negated.
 */
function scopesOf(sentence: string): Scope[] {
  const scopes: Scope[] = []
  let start = 0
  let kind: ScopeKind = 'rule'
  let negations = 0
  let depth = 0
  const close = (end: number) => {
    if (end > start) scopes.push({ start, end, kind, negated: (negations + depth) % 2 === 1, depth })
    start = end
  }
  for (const match of sentence.matchAll(marks)) {
    const groups = match.groups ?? {}
    if (groups.boundary !== undefined || groups.proviso !== undefined) {
      close(match.index)
      kind = 'rule'
      negations = 0
      depth = 0
    } else if (groups.negator !== undefined) {
      const rest = sentence.slice(match.index, match.index + 40)
      const before = sentence.slice(Math.max(0, match.index - 12), match.index)
      if (groups.negator.startsWith('nor') && negations > 0) continue
      if (participle.test(rest) && !auxiliary.test(before)) continue
      if (idle.test(rest) || idleBefore.test(before)) continue
      close(match.index)
      negations++
    } else if (groups.exception !== undefined) {
      // "only" narrows a permission; it turns a prohibition into one only through its negation.
      if (/^(?:only|solely|exclusively|but only)$/.test(groups.exception)) continue
      close(match.index)
      kind = 'exception'
      depth++
    } else {
      close(match.index)
      kind = 'consent'
      const end = match.index + match[0].length
      close(end)
      kind = depth > 0 ? 'exception' : 'rule'
    }
  }
  close(sentence.length)
  return scopes
}

/** The scope an index of the sentence stands in; the last one for an index behind the end. */
function scopeAt(scopes: readonly Scope[], index: number): Scope | undefined {
  return scopes.find((scope) => index < scope.end) ?? scopes.at(-1)
}

/** Whether what stands at an index is forbidden or denied, all negations and exceptions before it considered. */
export const isNegatedAt = (sentence: string, index: number): boolean =>
  scopeAt(scopesOf(sentence), index)?.negated ?? false
