import { cancel } from './cancel.ts'
import { commit } from './commit.ts'
import { documents } from './documents.ts'
import { fanout } from './fanout.ts'
import { idle } from './idle.ts'
import { page } from './page.ts'
import type { Part } from './part.ts'
import { resume } from './resume.ts'
import { slow } from './slow.ts'
import { streams } from './streams.ts'

/** In the order in which they run and are printed. */
export const parts: readonly Part[] = [fanout, streams, commit, resume, cancel, slow, idle, page, documents]
