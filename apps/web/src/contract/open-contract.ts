import { isRunning } from '@clausemint/client'
import { treeMarkdown } from '@clausemint/documents/browser'
import type { GenerationId } from '@clausemint/protocol'
import { createMemo, createSignal, untrack } from 'solid-js'
import type { ChatAsk } from '../chat/ask.ts'
import type { App } from '../state/app.tsx'
import type { OpenDocument } from '../state/open-document.ts'
import { createStopping } from '../state/stopping.ts'
import type { CitationTarget } from '../stream/block-html.ts'
import { plainTextOf } from '../stream/plain-text.ts'
import { clauseName } from './clause-facts.ts'
import { createContract, type Request } from './contract.tsx'
import { onlyPassage } from './passage.ts'
import { createPointing, type Tab } from './pointing.ts'

/** The contract an open document has become, and what of it shows: its clauses or its draft, and which tab beside it. */
export function createOpenContract(
  opened: OpenDocument,
  { client, announcer, panes }: Pick<App, 'client' | 'announcer' | 'panes'>,
) {
  const { generation, isUploaded } = opened
  const answers = createStopping(client, announcer)
  const [chosenTab, setTab] = createSignal<Tab>()
  const [ask, setAsk] = createSignal<ChatAsk>()
  /** Somebody wants to see the clauses of what was drafted. */
  const [isAsked, setAsked] = createSignal(false)

  const isSettled = createMemo(() => {
    const known = opened.detail()
    if (!known?.generation) return known !== undefined
    if (generation.isLoading() || generation.failure()) return false
    const { status } = generation.summary()
    return status === 'completed' || (!isUploaded() && status === 'cancelled')
  })
  const contract = createMemo(() => {
    if (!isSettled()) return undefined
    return untrack(() => {
      const pointing = createPointing(panes, setTab)
      return createContract(opened.id, { client, announcer, pointing, title: printedTitle, onRequest: handToChat })
    })
  })
  const isShown = createMemo(() => {
    const known = contract()
    return known !== undefined && (isUploaded() || isAsked() || known.store.isWorkedOn())
  })

  const tab = (): Tab => chosenTab() ?? (isUploaded() || contract()?.store.isWorkedOn() ? 'review' : 'about')

  /** The heading a text begins with is no clause. */
  function printedTitle(): string | undefined {
    const heading = /^# (.+)/.exec(opened.detail()?.text || generation.text())?.[1]
    return heading && plainTextOf(heading).trim()
  }
  const clauseOf = (id: string) => contract()?.store.rows.get(id)?.facts().clause

  function handToChat({ intent, ...selection }: Request): void {
    const clause = clauseOf(selection.clauseId)
    setAsk({ intent, selection, ...(clause ? { label: clauseName(clause) } : {}) })
    setTab('chat')
    panes.show('assistant')
  }

  return {
    /** Once every word is there. */
    contract,
    /** Clause by clause, not as it was drafted. */
    isShown,
    tab,
    /** What was handed to the chat last. */
    ask,
    clauseLabel(id: string): string | undefined {
      const clause = clauseOf(id)
      return clause && clauseName(clause)
    },
    /** What is on the paper, as Markdown. */
    text(): string {
      const tree = isShown() ? contract()?.store.tree() : undefined
      if (!tree) return generation.text()
      const title = printedTitle()
      return treeMarkdown(title === undefined ? tree : { ...tree, title })
    },
    chooseTab(next: Tab): void {
      setTab(next)
      if (next === 'review') setAsked(true)
    },
    /** Leads to the words an answer rests on, as far as they still stand there; else to their clause. */
    cite({ clauseId, start, end }: CitationTarget, generationId?: GenerationId): void {
      setAsked(true)
      const clause = clauseOf(clauseId)
      if (!clause) {
        announcer.announce('That clause is not in the contract any more.')
        return
      }
      const read = generationId && contract()?.store.wordsFor(generationId, clauseId, clause.text)
      const passage =
        start === undefined || end === undefined || read === undefined
          ? undefined
          : read === clause.text
            ? { start, end }
            : onlyPassage(clause.text, read.slice(start, end))
      contract()?.pointing.goToClause({ clauseId, version: clause.version, ...(passage && { passage }) })
    },
    /** Stops an answer that is made while something else is looked at; the chat itself stops its own. */
    async stopHiddenAnswer(): Promise<void> {
      const answer = contract()
        ?.store.room()
        .generations.findLast(({ task, status }) => task === 'chat' && isRunning(status))
      if (tab() !== 'chat' && (await answers.stop(answer?.generationId)))
        announcer.announce('The answer was stopped. What was written stays.')
    },
    /** The draft is shown again, as it is being written. */
    showDraft: () => setAsked(false),
  }
}
export type OpenContract = ReturnType<typeof createOpenContract>
