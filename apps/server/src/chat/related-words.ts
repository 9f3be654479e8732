/** What people ask for, and what contracts call it. */
export const relatedWords: readonly { asked: readonly string[]; written: readonly string[] }[] = [
  { asked: ['party', 'parties'], written: ['between', 'registered', 'office', 'incorporated'] },
  {
    asked: ['long', 'last', 'duration', 'expire', 'until', 'years', 'months'],
    written: ['term', 'period', 'years', 'months', 'survive', 'expire'],
  },
  {
    asked: ['lawyer', 'attorney', 'adviser', 'advisor', 'counsel', 'accountant', 'auditor', 'consultant'],
    written: ['representatives', 'advisers', 'advisors', 'counsel', 'professional'],
  },
  {
    asked: ['employee', 'staff', 'colleague', 'contractor', 'team'],
    written: ['representatives', 'employees', 'personnel'],
  },
  { asked: ['show', 'share', 'send', 'publish', 'disclose'], written: ['disclose', 'disclosure', 'permitted'] },
  { asked: ['pay', 'cost', 'fee', 'price', 'money', 'invoice'], written: ['payment', 'fees', 'costs', 'price'] },
  {
    asked: ['penalty', 'fine', 'breach', 'sue', 'violate', 'liable', 'compensation'],
    written: ['damages', 'liability', 'remedies', 'injunctive', 'indemnify', 'breach'],
  },
  {
    asked: ['cancel', 'quit', 'leave', 'end', 'exit', 'stop', 'terminate'],
    written: ['termination', 'terminate', 'notice', 'expire'],
  },
  {
    asked: ['court', 'judge', 'dispute', 'arbitration', 'jurisdiction'],
    written: ['courts', 'jurisdiction', 'disputes', 'arbitration'],
  },
  { asked: ['law', 'country', 'state', 'jurisdiction'], written: ['governing', 'governed', 'laws'] },
  { asked: ['secret', 'private', 'confidential'], written: ['confidential', 'confidentiality'] },
  {
    asked: ['delete', 'destroy', 'back', 'return', 'keep', 'copies'],
    written: ['return', 'destroy', 'retain', 'copies'],
  },
  {
    asked: ['own', 'owner', 'patent', 'invention', 'intellectual', 'property'],
    written: ['intellectual', 'property', 'rights', 'title', 'licence'],
  },
  { asked: ['hire', 'poach', 'recruit'], written: ['solicit', 'solicitation', 'employ'] },
  { asked: ['compete', 'competitor', 'competition'], written: ['compete', 'competition', 'competing'] },
  {
    asked: ['sell', 'transfer', 'assign', 'merger', 'acquisition'],
    written: ['assign', 'assignment', 'transfer'],
  },
  {
    asked: ['subpoena', 'police', 'authority', 'regulator', 'government'],
    written: ['required', 'compelled', 'court', 'regulatory', 'law'],
  },
  { asked: ['sign', 'signature', 'signed'], written: ['signed', 'signature', 'executed', 'counterparts'] },
  { asked: ['change', 'amend', 'modify'], written: ['amendment', 'amended', 'variation', 'writing'] },
  { asked: ['notice', 'notify'], written: ['notice', 'notices', 'notify', 'notified'] },
  { asked: ['verbal', 'oral', 'spoken', 'talk'], written: ['oral', 'orally', 'verbal', 'verbally'] },
  { asked: ['salary', 'wage', 'bonus'], written: ['salary', 'wages', 'compensation', 'base'] },
  { asked: ['renew', 'renewal', 'extend'], written: ['renew', 'renewal', 'extend', 'extension', 'successive'] },
  { asked: ['personal', 'privacy', 'gdpr'], written: ['personal', 'data', 'protection'] },
]
