/** A text with all that makes a seam hard: numbering, tables, CJK, emoji, blank lines, words that come again. */
export const agreement = `# Mutual Non-Disclosure Agreement

## 1. Definitions

“Confidential Information” means whatever one party (naïve or not) tells the other — 保密信息，包括书面和口头的 — by any means.

1.1 **Representatives** are directors, employees and advisers who have to know it 🤝🏽.

1.2 **Purpose** is the evaluation of a joint product, and nothing else at all.

## 2. Duties

The receiving party keeps the information secret, and uses it for the purpose alone.

2.1 It shows the information to its representatives only, who are bound in writing as it is bound itself.

2.2 It tells the disclosing party at once where information was lost or came into wrong hands.

## 3. Term

Two years from the date of the last signature; the duties of clause 2 last three years longer.

| Party | Signature |
|---|---|
| Asterion Labs | |
| Borealis Trading | |
`
