import type { SourceFile, SourceRemarks } from '@clausemint/protocol'
import { For, Show } from 'solid-js'
import { Card } from '../panes.tsx'

const kilobyte = 1000

const sizeWords = (bytes: number): string =>
  bytes < kilobyte * kilobyte
    ? `${Math.max(1, Math.round(bytes / kilobyte)).toLocaleString('en')} kB`
    : `${(bytes / kilobyte / kilobyte).toFixed(1)} MB`

/** The file a contract was read from, and what was in it beside its words. */
export function FileCard(props: { file: SourceFile | undefined; remarks: SourceRemarks }) {
  const counts = () => {
    const { revisions, comments, hidden } = props.remarks
    return [
      { count: revisions.length, what: 'tracked changes of others' },
      { count: comments.length, what: 'comments of others' },
      { count: hidden.length, what: 'hidden passages' },
    ].filter(({ count }) => count > 0)
  }
  return (
    <Show when={props.file}>
      {(file) => (
        <Card title="The file">
          <p class="break-words font-medium text-ink text-sm">{file().name}</p>
          <p class="text-quiet text-xs">
            {file().format.toUpperCase()}, {sizeWords(file().bytes)}
            <Show when={file().pages}>{(pages) => <>, {pages()} pages</>}</Show>
          </p>
          <Show when={counts().length > 0}>
            <ul class="mt-2 text-sm">
              <For each={counts()}>
                {({ count, what }) => (
                  <li>
                    {count} {what}
                  </li>
                )}
              </For>
            </ul>
          </Show>
          <For each={props.remarks.warnings}>{(warning) => <p class="mt-2 break-words text-sm">{warning}</p>}</For>
        </Card>
      )}
    </Show>
  )
}
