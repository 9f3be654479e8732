import { aiRouter } from './ai.ts'
import { documentRouter } from './document.ts'
import { generationRouter } from './generation.ts'
import { jurisdictionRouter } from './jurisdiction.ts'
import { ndaRouter } from './nda.ts'
import { router } from './trpc.ts'

export const appRouter = router({
  nda: ndaRouter,
  generation: generationRouter,
  document: documentRouter,
  ai: aiRouter,
  jurisdiction: jurisdictionRouter,
})

/** The whole typed interface; clients import it as a type only. */
export type AppRouter = typeof appRouter
