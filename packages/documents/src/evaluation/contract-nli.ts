import { z } from 'zod'

const annotation = z.object({
  choice: z.enum(['Entailment', 'Contradiction', 'NotMentioned']),
  spans: z.array(z.int().nonnegative()),
})

/** The published layout of ContractNLI; whatever else a file holds is ignored. */
export const contractNliSchema = z.object({
  documents: z.array(
    z.object({
      file_name: z.string().optional(),
      text: z.string(),
      /** Pairs of offsets, in characters of the text (Unicode code points). */
      spans: z.array(z.tuple([z.int().nonnegative(), z.int().nonnegative()])),
      annotation_sets: z.array(z.object({ annotations: z.record(z.string(), annotation) })).min(1),
    }),
  ),
  labels: z.record(z.string(), z.object({ hypothesis: z.string() })),
})

export type ContractNli = z.infer<typeof contractNliSchema>
export type ContractNliDocument = ContractNli['documents'][number]
