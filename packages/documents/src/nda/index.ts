export type { DraftClause } from './composer.ts'
export { draftNda, type NdaDraft } from './draft-nda.ts'
export { latestNdaLibraryVersion, ndaLibraryVersions } from './library.ts'
export { escapeMarkdown, unescapeMarkdown } from './markdown-text.ts'
