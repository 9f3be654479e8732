import type { ChatService } from './chat/chat-service.ts'
import type { DocumentService } from './documents/document-service.ts'
import type { UploadService } from './documents/upload-service.ts'
import type { DailyBudget } from './generation/daily-budget.ts'
import type { GenerationService } from './generation/generation-service.ts'
import type { JurisdictionService } from './jurisdiction-service.ts'
import type { PlaybookService } from './playbooks/playbook-service.ts'
import type { ProviderService } from './providers/provider-service.ts'
import type { ReviewService } from './reviews/review-service.ts'
import type { RoomService } from './rooms/room-service.ts'

/** What the borders (tRPC, plain HTTP) may call. */
export interface Services {
  generations: GenerationService
  budget: DailyBudget
  documents: DocumentService
  uploads: UploadService
  providers: ProviderService
  reviews: ReviewService
  chat: ChatService
  rooms: RoomService
  playbooks: PlaybookService
  jurisdictions: JurisdictionService
}
