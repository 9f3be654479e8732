import { type ContractFormat, walkClauses } from '@clausemint/protocol'
import { readDocx } from './docx/read-docx.ts'
import { detectFormat } from './file-format.ts'
import { reportHidden } from './hidden-text.ts'
import type { ReadParagraphs } from './paragraph.ts'
import { readPdf } from './pdf/read-pdf.ts'
import { ReadError, throwIfCancelled } from './read-error.ts'
import { defaultReadLimits, type ReadLimits } from './read-limits.ts'
import type { ReadContract, ReadProgress } from './read-result.ts'
import type { ReaderContext } from './reader-context.ts'
import { buildClauseTree } from './structure/build-clause-tree.ts'
import { readMarkdown } from './text/read-markdown.ts'
import { readText } from './text/read-text.ts'
import { textOfFile } from './text-of-file.ts'

export interface ReadOptions {
  limits?: Partial<ReadLimits>
  /** Called synchronously; stages in order. */
  onProgress?: (progress: ReadProgress) => void
  /**
   * Honoured between stages and pages. A reader that must stop at once, whatever the file does, runs in a worker
   * (`createContractWorkers`).
   */
  signal?: AbortSignal
}

export interface ContractFile {
  /** As the user named it: only its ending is looked at. */
  name: string
  bytes: Uint8Array
}

const readers: Record<ContractFormat, (context: ReaderContext) => Promise<ReadParagraphs>> = {
  docx: readDocx,
  pdf: readPdf,
  txt: readText,
  md: readMarkdown,
}

const countWords = (text: string): number => {
  const word = /\S+/g
  let count = 0
  while (word.test(text)) count++
  return count
}

/**
 * Reads a contract into its clause tree, with all that is in the file beside it: tracked changes, comments, hidden text.
 * Needs no DOM and no Node. Throws only ReadError.
 */
export const readContract = async (file: ContractFile, options: ReadOptions = {}): Promise<ReadContract> => {
  const limits: ReadLimits = { ...defaultReadLimits, ...options.limits }
  const { bytes } = file
  try {
    throwIfCancelled(options.signal)
    if (bytes.length === 0) throw new ReadError('empty')
    if (bytes.length > limits.maxBytes) throw new ReadError('too_large')
    const read = await readers[detectFormat(file)]({
      bytes,
      limits,
      signal: options.signal,
      progress: (stage, done, total) => options.onProgress?.({ stage, done, total }),
    })
    throwIfCancelled(options.signal)
    const paragraphs = textOfFile(read, limits)
    let characters = 0
    for (const { text } of paragraphs) characters += text.length

    options.onProgress?.({ stage: 'structuring', done: 0, total: paragraphs.length })
    const { tree, sourceMap } = buildClauseTree(paragraphs)
    const clauseOf = new Map<string, string>()
    for (const { clauseId, place } of sourceMap) {
      const key = `${place.part ?? ''} ${place.page ?? ''} ${place.paragraph ?? ''}`
      if (!clauseOf.has(key)) clauseOf.set(key, clauseId)
    }
    const placed = <T extends { place?: { part?: string; page?: number; paragraph?: number } }>(found: T): T => {
      const { place } = found
      const clauseId = place && clauseOf.get(`${place.part ?? ''} ${place.page ?? ''} ${place.paragraph ?? ''}`)
      return clauseId === undefined || clauseId === '' ? found : { ...found, clauseId }
    }
    let clauses = 0
    let words = 0
    for (const clause of walkClauses(tree)) {
      clauses++
      words += countWords(clause.heading ?? '') + countWords(clause.text)
    }
    options.onProgress?.({ stage: 'structuring', done: paragraphs.length, total: paragraphs.length })
    return {
      format: read.format,
      tree,
      revisions: read.revisions.map(placed),
      comments: read.comments.map(placed),
      hidden: reportHidden(read).map(placed),
      furniture: read.furniture,
      metadata: read.metadata,
      warnings: read.warnings,
      ...(read.pages === undefined ? {} : { pages: read.pages }),
      stats: { bytes: bytes.length, paragraphs: paragraphs.length, clauses, words, characters },
      sourceMap,
    }
  } catch (error) {
    if (error instanceof ReadError) throw error
    // A stack overflow or a decoder's complaint: the file is at fault, the cause is for the log.
    throw new ReadError('broken', error instanceof Error ? error.name : 'unknown', { cause: error })
  }
}
