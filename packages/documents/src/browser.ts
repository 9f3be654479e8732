/** What the page takes along: nothing in it reads files, and it is small. */
export { treeMarkdown } from './writing/tree-markdown.ts'
