export type {
  AppErrorBody,
  FieldError,
  Finding,
  GenerationState,
  Progress,
  RoomEvent,
  RoomState,
} from '@clausemint/protocol'
export {
  AppError,
  applyClauseChange,
  initialGenerationState,
  initialRoomState,
  isRunning,
  isTerminal,
  parseCitationHref,
  reduceGeneration,
  reduceRoom,
  walkClauses,
} from '@clausemint/protocol'
export type { Chat, SendOptions } from './chat.ts'
export { type Client, type ConnectOptions, connect, type GenerateOptions } from './client.ts'
export { type Clock, systemClock } from './clock.ts'
export type { ConnectionState, Observable } from './connection/connection-state.ts'
export type { Clauses, Comments, DecideAllReply, EditReply, NewComment, Suggestions } from './contract.ts'
export type { Documents, ListOptions } from './documents.ts'
export type { FollowOptions } from './follow/follow.ts'
export {
  type AgainOptions,
  type FollowedEvent,
  type GenerationHandle,
  newRequestId,
  type RunningGeneration,
} from './generation.ts'
export type { ReviewOptions, RunningReview } from './review.ts'
export type { FollowedRoomEvent, Room } from './room.ts'
export type { RunningUpload, UploadOptions } from './upload/upload.ts'
export type { UploadFile } from './upload/upload-file.ts'
