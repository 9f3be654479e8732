import type { DocumentService } from './documents/document-service.ts'
import type { DailyBudget } from './generation/daily-budget.ts'
import type { GenerationService } from './generation/generation-service.ts'
import type { JurisdictionService } from './jurisdiction-service.ts'
import type { ProviderService } from './providers/provider-service.ts'

/** What the borders (tRPC, plain HTTP) may call. */
export interface Services {
  generations: GenerationService
  budget: DailyBudget
  documents: DocumentService
  providers: ProviderService
  jurisdictions: JurisdictionService
}
