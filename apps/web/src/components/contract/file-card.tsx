import type { SourceFile, SourceRemarks } from '@clausemint/protocol'
import { For, Show } from 'solid-js'
import { Card } from '../panes.tsx'

const kilobyte = 1000

const sizeWords = (bytes: number): string =>
  bytes < kilobyte * kilobyte
    ? `${Math.max(1, Math.round(bytes / kilobyte)).toLocaleString('en')} kB`
    : `${(bytes / kilobyte / kilobyte).toFixed(1)} MB`

const counted = (count: number, what: string): string =>
  `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`

/** The file a contract was read from, and what was in it beside its words. */
export function FileCard(props: { file: SourceFile | undefined; remarks: SourceRemarks }) {
  const counts = () => {
    const { revisions, comments, hidden } = props.remarks
    return [
      { count: revisions.length, words: `${counted(revisions.length, 'tracked change')} of others` },
      { count: comments.length, words: `${counted(comments.length, 'comment')} of others` },
      { count: hidden.length, words: counted(hidden.length, 'hidden passage') },
    ].filter(({ count }) => count > 0)
  }
  return (
    <Show when={props.file}>
      {(file) => (
        <Card title="The file">
          <p class="break-words font-medium text-ink text-sm">{file().name}</p>
          <p class="text-quiet text-xs">
            {file().format.toUpperCase()}, {sizeWords(file().bytes)}
            <Show when={file().pages}>{(pages) => <>, {counted(pages(), 'page')}</>}</Show>
          </p>
          <Show when={counts().length > 0}>
            <ul class="mt-2 text-sm">
              <For each={counts()}>{({ words }) => <li>{words}</li>}</For>
            </ul>
          </Show>
          <For each={props.remarks.warnings}>{(warning) => <p class="mt-2 break-words text-sm">{warning}</p>}</For>
        </Card>
      )}
    </Show>
  )
}
