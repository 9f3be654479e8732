import type { RoomState } from '@clausemint/protocol'
import { createMemo, For, Show } from 'solid-js'
import { memberName } from '../../contract/members.ts'
import { statusWords } from '../../state/generation-words.ts'
import { timeWords } from '../../state/time-words.ts'
import { Card } from '../panes.tsx'

interface Line {
  at: string
  words: string
}

/** What people and models did with the contract, the last thing first. */
export function RoomHistory(props: { room: RoomState }) {
  const lines = createMemo((): Line[] => {
    const { generations, decisions, findings, comments } = props.room
    const titles = new Map(findings.map(({ id, title }) => [id, title]))
    return [
      ...generations
        .filter(({ task }) => task === 'review')
        .map(({ at, status, clauseId }) => ({
          at,
          words: `${clauseId === undefined ? 'Review' : 'Review of a clause'}: ${reviewStatus(status)}`,
        })),
      ...decisions.map(({ at, verdict, by, findingId }) => ({
        at,
        words: `${titles.get(findingId) ?? 'A suggestion'}: ${verdict} by ${memberName(by)}`,
      })),
      ...comments.map(({ at, by }) => ({ at, words: `Comment by ${memberName(by)}` })),
    ].toSorted((a, b) => (a.at < b.at ? 1 : -1))
  })
  return (
    <Show when={lines().length > 0}>
      <Card title="In this contract">
        <ol class="flex flex-col gap-2 border-line border-l pl-3 text-sm">
          <For each={lines()}>
            {({ at, words }) => (
              <li class="relative before:absolute before:top-1.5 before:-left-[1.0625rem] before:size-2 before:rounded-full before:bg-decoration">
                <span class="break-words text-ink">{words}</span>
                <span class="block text-quiet text-xs">{timeWords(at)}</span>
              </li>
            )}
          </For>
        </ol>
      </Card>
    </Show>
  )
}

const reviewStatus = (status: RoomState['generations'][number]['status']): string =>
  status === 'running' ? 'under way' : statusWords(status).toLowerCase()
