export { type Anchor, type Anchorer, anchorQuote, createAnchorer } from './anchor-quote.ts'
export type { AnchorHint, Range } from './hint.ts'
