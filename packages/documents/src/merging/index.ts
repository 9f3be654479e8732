export { mergeText } from './merge-text.ts'
