/** The clauses the shipped playbooks propose. `[square brackets]` are for the parties to fill in. */

/** Wording both sides can sign. */
export const balanced: Readonly<Record<string, string>> = {
  nature:
    'Each party keeps the Confidential Information it receives confidential. This Agreement concerns nothing else: it obliges no party to buy, sell, supply or pay for anything.',
  direction:
    'Each party may disclose Confidential Information (as the "Discloser") and receive it from the other (as the "Recipient"). Every duty of the Recipient binds each party for what it receives.',
  entities:
    'This Agreement is made between [full name of the first party], a [legal form] registered in [place] with its office at [address], and [full name of the second party], a [legal form] registered in [place] with its office at [address]. A party answers for those of its affiliates that receive Confidential Information through it.',
  purpose:
    'Confidential Information is exchanged so that the parties can [evaluate a possible business relationship] (the "Purpose").',
  scope:
    '"Confidential Information" means information that the Discloser or someone acting for it gives to the Recipient in connection with the Purpose, in any form.',
  marking:
    'Information is Confidential Information if it is marked as confidential, or if a reasonable person would understand from its nature or from the circumstances of its disclosure that it is confidential.',
  oral: 'Information given orally or by demonstration is Confidential Information if its confidential nature was stated when it was given or is plain from the circumstances.',
  existence:
    'Neither party tells others, without the consent of the other, that the parties are in discussions or what they are about.',
  exclusions:
    'Confidential Information does not include information that (a) is or becomes public otherwise than by a breach of this Agreement; (b) the Recipient lawfully had before it received it; (c) the Recipient lawfully receives from a third party that is free to disclose it; or (d) the Recipient develops independently, without use of the Confidential Information.',
  'burden-of-proof': 'A Recipient that relies on an exclusion shows by its written records that the exclusion applies.',
  use: 'The Recipient uses Confidential Information for the Purpose only.',
  care: 'The Recipient protects Confidential Information with the care it takes of its own confidential information of the same kind, and at least with reasonable care.',
  representatives:
    'The Recipient may disclose Confidential Information to those of its employees, directors, affiliates and professional advisers who need to know it for the Purpose and are bound by duties of confidence no less strict than these.',
  'liability-for-representatives':
    'The Recipient is liable to the Discloser for a breach of this Agreement by a person to whom it disclosed Confidential Information, as for its own.',
  'compelled-disclosure':
    "Where law, a court or an authority requires the Recipient to disclose Confidential Information, the Recipient may disclose the part that is required. As far as the law permits, it first notifies the Discloser promptly in writing and cooperates, at the Discloser's cost, in seeking protection.",
  term: "This Agreement takes effect on [date] and runs for [two (2) years]. Either party may end it earlier by thirty (30) days' written notice.",
  survival:
    'The duties of confidence continue for [three (3) years] after this Agreement ends, and for information that is a trade secret as long as it remains one.',
  'return-or-destroy':
    "When this Agreement ends, or at the Discloser's written request, the Recipient returns or destroys the Confidential Information within thirty (30) days, as it chooses.",
  retention:
    'The Recipient may keep copies that law, regulation or its internal compliance policy requires, and copies in routine backups until they are overwritten. This Agreement applies to them as long as they are kept.',
  certification: "At the Discloser's request the Recipient confirms the return or destruction in writing.",
  'no-licence':
    'Confidential Information remains the property of the Discloser. Nothing in this Agreement grants or implies a licence or any other right to it, or assigns any intellectual property.',
  residuals: 'This Agreement gives no right to use Confidential Information that people retain in memory.',
  'reverse-engineering':
    'The Recipient does not reverse engineer, decompile or disassemble samples, software or other objects it receives, and makes copies only as far as the Purpose needs them.',
  restraints:
    'Nothing in this Agreement restricts a party in hiring, in competing, or in dealing with others, as long as it keeps to its duties of confidence.',
  'injunctive-relief':
    'Each party acknowledges that damages may not be an adequate remedy for a breach, and that the other party may seek injunctive relief from a competent court.',
  'money-remedies': 'A breach has the remedies that the governing law gives. No sum is fixed in advance.',
  'governing-law':
    'This Agreement is governed by the laws of [place]. The courts of [place] have jurisdiction over disputes arising from it.',
  assignment:
    'Neither party may assign this Agreement without the prior written consent of the other, except to the successor of its whole business, on notice.',
  'general-terms':
    'No warranty is given for the Confidential Information. Neither party is obliged to disclose information or to enter into a further agreement. This Agreement is the entire agreement of the parties on its subject, and is amended only in writing signed by both.',
  'public-duties':
    'Nothing in this Agreement keeps anyone from reporting a possible violation of law to an authority, or from making a disclosure that whistleblower law protects. The parties comply with the data protection and export control law that applies to them.',
  'embedded-instructions': '',
}

/** What a recipient writes where it would write something else than the balanced clause. */
export const forRecipient: Readonly<Record<string, string>> = {
  marking:
    'Information is Confidential Information only if it is marked as confidential when it is disclosed or, where it is given orally, is stated to be confidential at that time.',
  oral: 'Information given orally is Confidential Information only if it is stated to be confidential when it is given and is confirmed in writing within thirty (30) days.',
  'burden-of-proof': 'The exclusions apply where the Recipient has reasonable evidence for them.',
  survival: 'The duties of confidence end [two (2) years] after the Confidential Information was disclosed.',
}

/** What a discloser writes where it would write something else than the balanced clause. */
export const forDiscloser: Readonly<Record<string, string>> = {
  direction:
    'In this Agreement [name] discloses Confidential Information (the "Discloser") and [name] receives it (the "Recipient").',
  certification:
    'Within ten (10) days after the return or destruction an officer of the Recipient certifies it in writing.',
  survival:
    'The duties of confidence continue for [five (5) years] after this Agreement ends, and for information that is a trade secret as long as it remains one.',
  'return-or-destroy':
    "When this Agreement ends, or at the Discloser's written request, the Recipient returns the Confidential Information within ten (10) days or, where the Discloser asks for it, destroys it.",
}
