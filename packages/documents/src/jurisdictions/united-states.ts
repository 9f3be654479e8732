import type { JurisdictionLaw, LocalParagraph } from './jurisdiction-law.ts'

/** The notice of 18 U.S.C. 1833(b)(3): without it an employer loses exemplary damages and fees against an individual. */
const tradeSecretImmunity: LocalParagraph = {
  id: 'dtsa-notice',
  text: 'Notice to individuals under the Defend Trade Secrets Act of 2016, 18 U.S.C. § 1833(b): an individual will not be held criminally or civilly liable under any federal or state trade secret law for the disclosure of a trade secret that is made (i) in confidence to a federal, state or local government official, directly or indirectly, or to an attorney, and solely for the purpose of reporting or investigating a suspected violation of law, or (ii) in a complaint or other document filed in a lawsuit or other proceeding, if that filing is made under seal. An individual who files a lawsuit for retaliation by an employer for reporting a suspected violation of law may disclose the trade secret to his or her attorney and use the trade secret information in the court proceeding, if the individual files any document containing the trade secret under seal and does not disclose the trade secret, except under court order.',
}

export const federalProtectedActs: readonly string[] = [
  'a communication with the Securities and Exchange Commission, the Equal Employment Opportunity Commission, the National Labor Relations Board, the Department of Justice or any other federal, state or local agency about a possible violation of law, or the receipt of an award for information given to it',
  'the exercise by employees of their rights under section 7 of the National Labor Relations Act, including to discuss wages, hours and other terms and conditions of employment',
  'the disclosure or discussion of sexual assault, sexual harassment, discrimination or retaliation, where the law protects it',
]

/** What the fifty states have in common. */
export const federal = {
  spelling: 'american',
  clauseWord: 'Section',
  arbitrationNote:
    'The Federal Arbitration Act governs the agreement to arbitrate. A claim that by law cannot be made subject to arbitration agreed in advance is not subject to it.',
  dataProtectionLaw:
    'the federal and state laws on privacy, data security and the notification of data breaches that apply to a party',
  exportLaw:
    'the Export Administration Regulations, the International Traffic in Arms Regulations, including their rules on disclosure to foreign persons, and the sanctions programs of the Office of Foreign Assets Control',
  competitionLaw: 'the Sherman Act, the Clayton Act and every other antitrust law that applies to it',
  securitiesLaw:
    'the securities laws of the United States, including section 10(b) of the Securities Exchange Act of 1934',
  thirdParties:
    'Only the parties, and their permitted successors and assigns, may enforce this Agreement. There are no third-party beneficiaries.',
  protectionNotices: [tradeSecretImmunity],
  formalities: [],
} as const satisfies Partial<JurisdictionLaw>
