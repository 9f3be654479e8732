import type { ClauseWording } from '../clause-wording.ts'
import { kindIs } from '../conditions.ts'

export const confidentialInformation: ClauseWording = {
  id: 'confidential-information',
  heading: 'Confidential Information',
  kind: 'confidentiality',
  paragraphs: [
    {
      id: 'scope',
      text: '**"Confidential Information"** means all information that the Disclosing Party, its Affiliates or its Representatives disclose or make available to the Receiving Party or its Representatives in connection with the Purpose, whether before, on or after the Effective Date, and that is marked or described as confidential or that a reasonable person would understand to be confidential from its nature or from the circumstances of its disclosure.',
    },
    {
      id: 'work',
      when: kindIs('employee'),
      text: 'Information that a Worker learns or creates in the work for the Employer is treated as disclosed by the Employer for the Purpose.',
    },
    {
      id: 'examples',
      text: 'Subject to {@exclusions}, Confidential Information includes:',
      items: [
        {
          text: 'business, financial, commercial and legal information, such as plans, prices, costs, forecasts, contracts, customers and suppliers',
        },
        {
          text: 'technical information, such as know-how, designs, specifications, formulas, processes, software, algorithms, data and research results',
        },
        {
          when: kindIs('technology'),
          text: 'source code, build and deployment configuration, models and their parameters, interfaces that are not published, security information and product roadmaps',
        },
        {
          when: kindIs('employee'),
          text: 'information that customers, suppliers and other third parties entrust to the Employer',
        },
        {
          when: kindIs('vendor'),
          text: 'requests for proposals, bids, service levels, security arrangements, and data to which a party is given access in order to supply or receive goods or services',
        },
        {
          when: kindIs('investment'),
          text: 'the contents of any data room, capitalisation and shareholder information, valuations, forecasts and due diligence reports',
        },
        {
          when: kindIs('joint-venture'),
          text: 'contributions proposed for the joint project, its business case, and joint working papers to the extent that they contain information of the Disclosing Party',
        },
        {
          when: kindIs('evaluation'),
          text: 'samples, prototypes and demonstrations, and what can be learned from them',
        },
        { text: 'Trade Secrets' },
        {
          id: 'derived',
          text: 'notes, summaries, analyses and other material made by or for the Receiving Party, to the extent that they contain or reflect such information',
        },
      ],
    },
    {
      id: 'form',
      text: 'Confidential Information is protected in any form or medium: in writing, orally, visually, electronically, by access to systems or samples, or by a visit to a site.',
    },
    {
      id: 'marking',
      text: 'No marking is required. Information disclosed orally or visually is protected from the moment of its disclosure, whether or not it is later confirmed in writing. If the Disclosing Party notices that it failed to mark something, it may mark it later, and its protection does not depend on that.',
    },
  ],
}

export const exclusions: ClauseWording = {
  id: 'exclusions',
  heading: 'What is not confidential',
  kind: 'exclusions',
  paragraphs: [
    {
      id: 'list',
      text: 'Confidential Information does not include information that:',
      join: 'or',
      items: [
        {
          id: 'public',
          text: 'is or becomes generally available to the public, other than through a breach of this Agreement by the Receiving Party or its Representatives',
        },
        {
          id: 'known',
          text: 'the Receiving Party already knew, lawfully and free of any duty of confidence, before the Disclosing Party disclosed it',
        },
        {
          id: 'third-party',
          text: 'the Receiving Party lawfully receives from a third party who, so far as the Receiving Party knows or ought reasonably to know, is free to disclose it',
        },
        {
          id: 'independent',
          text: 'is independently developed by or for the Receiving Party without use of or reference to Confidential Information',
        },
      ],
    },
    {
      id: 'burden',
      text: 'The burden of proving that an exclusion applies is on the Receiving Party, which may discharge it by written records or other reliable evidence.',
    },
    {
      id: 'combinations',
      text: 'A specific item or a combination is not excluded merely because more general information, or its separate elements, are public or known to the Receiving Party.',
    },
  ],
}
