import { expect, test } from 'vitest'
import { readContract } from '../run-checks.ts'
import { checks } from './index.ts'

/**
 * Wording that is easily taken for its contrary: double negatives, exceptions, duties that are denied, headings that lie,
 * what stands elsewhere. Of each, what a lawyer would say the contract says.
 */
const cases: Record<string, readonly (readonly [text: string, ...stances: string[]])[]> = {
  nature: [
    [
      'The Recipient shall hold the information in confidence. The Discloser shall supply the information in electronic form.',
      'confidence',
    ],
  ],
  direction: [
    [
      'MUTUAL NON-DISCLOSURE AGREEMENT. This Agreement is between Acme Ltd (the "Disclosing Party") and Beta Inc. (the "Receiving Party"). The Receiving Party shall keep the Confidential Information of the Disclosing Party secret.',
      'one-way',
    ],
  ],
  exclusions: [
    ['There are no exceptions for information that is publicly known or independently developed.', 'silent'],
    ['The fact that information is public does not release the Recipient from its obligations.', 'silent'],
    [
      'The following shall not, for the purposes of this Agreement, constitute Confidential Information: (a) information obtained from a third Person who is not obligated to keep it confidential; (b) information the Recipient already possesses; (c) information that is public; and (d) information developed independently.',
      'complete',
    ],
  ],
  purpose: [
    ['The parties submit to the jurisdiction of the courts for any action relating to the transaction.', 'silent'],
    ['Memory is unaided if nobody memorized the information for the purpose of retaining and disclosing it.', 'silent'],
  ],
  term: [
    ['This Agreement shall not expire.', 'endless'],
    ['This Agreement shall not terminate before 1 May 2030.', 'fixed'],
    [
      'This Agreement commences on the Effective Date and, unless terminated earlier, expires on the third anniversary of the Effective Date.',
      'fixed',
    ],
    ['This Agreement shall be valid for a period of 24 (twenty four) months.', 'fixed'],
    ['This Agreement shall terminate on 31 December 2027.', 'fixed'],
    [
      'This Agreement shall terminate upon the earlier of (i) two years from the Effective Date and (ii) the execution of a definitive agreement.',
      'fixed',
    ],
    ['This Agreement has a term of forty years.', 'fixed'],
    ['This Agreement has a term of one and a half years.', 'fixed'],
    ['This Agreement shall be effective for two (3) years from the Effective Date.', 'contradictory'],
  ],
  survival: [
    ['The obligations of confidentiality shall lapse on termination of this Agreement.', 'ends'],
    ['The obligations of confidentiality shall cease upon expiry of this Agreement.', 'ends'],
    ['Nothing in this Agreement shall survive its expiry.', 'ends'],
    ['The obligations survive for the Term of Confidentiality, despite termination of this Agreement.', 'fixed'],
    [
      'The duties of confidence survive termination for the Confidentiality Period. The Confidentiality Period is three (3) years from the Effective Date.',
      'fixed',
    ],
  ],
  marking: [
    [
      'Failure to mark information as confidential shall not affect its status as Confidential Information.',
      'not-needed',
    ],
  ],
  oral: [
    ['No information disclosed orally shall be Confidential Information.', 'excluded'],
    ['Confidential Information excludes oral disclosures.', 'excluded'],
  ],
  existence: [
    [
      'Nothing herein shall prohibit the Recipient from disclosing to any third party the fact that it is working with another person with respect to a transaction.',
      'silent',
    ],
    ['Each party may disclose the existence of this Agreement.', 'silent'],
    ['The existence of this Agreement is not confidential.', 'silent'],
    ['Nothing in this Agreement prevents a party from disclosing the existence of the discussions.', 'silent'],
    ['Neither party shall, without consent, disclose that discussions are taking place.', 'secret'],
  ],
  'burden-of-proof': [
    [
      'Confidential Information does not include what is public. The Discloser bears the burden of proof that an exclusion does not apply.',
      'silent',
    ],
    ['The Recipient shall not be required to show by written records that information was known to it.', 'silent'],
  ],
  use: [
    [
      'The Confidential Information may be used by the Recipient for its own benefit and for any other purpose.',
      'any-use',
    ],
    ['Nothing in this Agreement limits the use of the Confidential Information to the Purpose.', 'any-use'],
  ],
  care: [
    [
      'The Recipient shall apply to the Confidential Information no lesser security measures and degree of care than those it applies to its own confidential information.',
      'own-only',
    ],
  ],
  representatives: [
    [
      'The Recipient shall not disclose Confidential Information to any employee of the Recipient not having a reasonable need for access to it.',
      'need-to-know',
    ],
    ['The Recipient may not disclose the Confidential Information to its employees.', 'nobody'],
    [
      'The Recipient shall restrict access to those of its staff with a need to know, who must be bound in writing.',
      'need-to-know-bound',
    ],
    [
      'The Recipient may disclose the Confidential Information to its employees whether or not they need to know it.',
      'allowed',
    ],
  ],
  'liability-for-representatives': [
    ['In no event shall the Recipient be responsible for breaches by its Representatives.', 'not-liable'],
    ['The Recipient has no liability for any act or omission of its Representatives.', 'not-liable'],
    ['Nothing in this Agreement makes the Recipient liable for breach by its Representatives.', 'not-liable'],
    [
      'The Recipient may disclose it to advisers who need to know it, if they are bound by confidentiality obligations no less protective of the Discloser than the terms of this Agreement and the Recipient remains responsible for their compliance with this Agreement.',
      'liable',
    ],
  ],
  'compelled-disclosure': [
    [
      'An employee may disclose a trade secret to a lawyer and use it in a retaliation lawsuit if it is filed under seal and not disclosed except by order of a court.',
      'silent',
    ],
    [
      'The Recipient may disclose Confidential Information if required by law and shall not be obliged to notify the Discloser.',
      'without-notice',
    ],
    [
      'The Recipient shall not disclose Confidential Information under any circumstances, including where disclosure is required by law.',
      'forbidden',
    ],
    [
      'Under no circumstances, not even by order of a court, may the Recipient disclose Confidential Information.',
      'forbidden',
    ],
    [
      'By signing, the Employee confirms to have had the opportunity to read this Agreement and to seek independent legal advice before signing.',
      'silent',
    ],
  ],
  'return-or-destroy': [
    [
      'Please sign and return one copy of this Agreement to us, whereupon the information in it will bind the parties.',
      'silent',
    ],
    ['The Recipient need not return or destroy the Confidential Information at the end of this Agreement.', 'silent'],
    ['The Recipient shall not be required to return or destroy any materials upon termination.', 'silent'],
    [
      'The Recipient shall on request return all Confidential Information and shall not be entitled to destroy it instead.',
      'return-only',
    ],
  ],
  certification: [
    ['The Recipient shall not be obliged to certify the destruction.', 'silent'],
    ['A director shall certify the destruction, but no affidavit is required.', 'certificate'],
  ],
  'no-licence': [
    ['All improvements made by the Recipient shall vest in the Discloser.', 'assignment'],
    ['The Recipient is granted a perpetual, royalty-free licence to use the Confidential Information.', 'licence'],
    ['Neither party assigns or transfers any intellectual property by this Agreement.', 'no-licence'],
    ['THE INFORMATION IS PROVIDED "AS IS", WITHOUT ANY WARRANTY, INCLUDING WARRANTIES OF TITLE.', 'silent'],
  ],
  residuals: [
    ['Nothing in this Agreement permits the Recipient to use residual information.', 'excluded'],
    ["The Recipient's personnel may freely use general knowledge, skills and experience they remember.", 'broad'],
    ['The Recipient may not use Residuals.', 'excluded'],
  ],
  'reverse-engineering': [
    ['Nothing in this Agreement prevents the Recipient from reverse engineering any sample.', 'allowed'],
    ['The Recipient shall not be prohibited from reverse engineering the samples.', 'allowed'],
  ],
  restraints: [
    ['The Recipient shall not disclose the information, nor employ agents to disclose it.', 'silent'],
    ['Neither party shall employ the Confidential Information to hire staff of its own.', 'silent'],
    ['Neither party shall employ or solicit the staff of the other.', 'non-solicit'],
    ['For twelve months the Recipient may not approach the customers of the Discloser.', 'non-solicit'],
    ['The Recipient agrees not to solicit any customer or supplier of the Discloser for two years.', 'non-solicit'],
    [
      'The Recipient shall not circumvent the Discloser by dealing directly with any contact introduced by the Discloser.',
      'exclusivity',
    ],
    [
      'This Agreement does not restrict either party from entering into discussions with third parties about a similar transaction.',
      'silent',
    ],
    [
      'Until the end of the Term, the Recipient shall deal only with the Discloser and shall not negotiate a similar transaction with any third party.',
      'exclusivity',
    ],
    ['The Recipient shall not buy any shares of the Discloser for a year.', 'standstill'],
    ['The parties agree that no non-compete applies and that each may hire the staff of the other.', 'silent'],
  ],
  'injunctive-relief': [
    ['Damages are the sole remedy and no injunction may be sought.', 'excluded'],
    [
      'The Recipient agrees that damages are not an adequate remedy and that the Discloser shall be entitled to an injunction as of right.',
      'automatic',
    ],
    [
      'Each party may seek equitable relief without prejudice to other remedies. It shall not be necessary to post a bond.',
      'automatic',
    ],
  ],
  'money-remedies': [
    ['Neither party shall be liable for liquidated damages or penalties.', 'silent'],
    ['The liability of the Recipient shall not exceed EUR 100,000, except for breach of confidentiality.', 'silent'],
    ['The Recipient indemnifies the Discloser against all losses.', 'indemnity'],
    ['The Recipient undertakes to keep the Discloser indemnified against any loss.', 'indemnity'],
    ['The maximum term is two years. Liability is not limited to direct losses.', 'silent'],
    [
      'For every breach the Recipient shall pay to the Discloser EUR 50,000 without proof of loss.',
      'liquidated-damages',
    ],
  ],
  'governing-law': [
    [
      'This Agreement is governed by the laws of England and Wales. The courts of Mumbai have exclusive jurisdiction.',
      'forum-elsewhere',
    ],
    ['This Agreement is governed by English law, and disputes go to the courts of New York.', 'forum-elsewhere'],
    [
      'This Agreement is governed by the laws of India and the courts of Mumbai have exclusive jurisdiction.',
      'law-and-forum',
    ],
    [
      'This Agreement is governed by the laws of the State of New York. The parties submit to the courts located in Manhattan.',
      'law-and-forum',
    ],
    [
      'This Agreement is governed by the laws of Delaware. The courts of California have non-exclusive jurisdiction.',
      'law-and-forum',
    ],
    [
      'This Agreement is governed by the laws of India. Disputes are settled by arbitration in Singapore.',
      'law-and-forum',
    ],
    [
      'The laws of India govern this Agreement. Any dispute is brought in a court of competent jurisdiction.',
      'law-and-forum',
    ],
    ['Any indemnification of the Vendor shall be subject to applicable law.', 'silent'],
    ['Nothing herein shall be construed to limit the protection of information otherwise protected by law.', 'silent'],
    ['The parties do not agree on a governing law.', 'silent'],
    ['This Agreement shall be interpreted in accordance with the laws of India.', 'law-only'],
    ['The laws of the State of {governing_law}.', 'silent'],
    ['[Governing law state]', 'silent'],
  ],
  assignment: [
    [
      'In the event that the Recipient registers a mark in violation of this Agreement, the Recipient shall assign it to the Discloser without any cost to the Discloser.',
      'silent',
    ],
    ['Either party may assign this Agreement without the consent of the other.', 'free'],
    ['This Agreement may be assigned without consent.', 'free'],
    ['This Agreement is personal to the parties and not transferable.', 'consent'],
    ['The Recipient may not assign this Agreement, but the Discloser may assign it to any person.', 'free'],
    ['If any rights do not vest in the Company, the Employee hereby assigns those rights to it.', 'silent'],
  ],
  'public-duties': [
    ['The Recipient may inspect the samples at the premises of the Discloser.', 'silent'],
    ['The Recipient shall permit the Discloser to inspect its premises and records at any time.', 'audit'],
  ],
  entities: [
    ['This Agreement is made between Acme Ltd and Beta Inc on {{date}}.', 'blank'],
    ['This Agreement is made between Acme Ltd and Beta Inc [TBD].', 'blank'],
    [
      'This Agreement is made between Acme Ltd and Beta Inc. It is signed today.\n\n[ ] It continues until it is terminated.',
      'named',
    ],
  ],
}

for (const { id, number, observe } of checks)
  test.each(cases[id] ?? [])(`[D3] ${number} ${id}: %s`, (text, ...stances) => {
    expect(observe(readContract(text)).map(({ stance }) => stance)).toEqual(stances)
  })
