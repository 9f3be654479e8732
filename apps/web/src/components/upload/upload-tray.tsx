import { For, Show } from 'solid-js'
import type { UploadQueue } from '../../upload/upload-queue.ts'
import { UploadRow } from './upload-row.tsx'

interface UploadTrayProps {
  queue: UploadQueue
  onChoose: () => void
}

/** Files that are not in the list of documents yet, or never will be. */
export default function UploadTray(props: UploadTrayProps) {
  return (
    <Show when={props.queue.items().length > 0}>
      <section class="mb-3 border-line border-b pb-2" aria-label="Uploads">
        <ul>
          <For each={props.queue.items()}>
            {(item) => (
              <UploadRow
                item={item}
                onStop={() => props.queue.stop(item.key)}
                onRetry={() => props.queue.retry(item.key)}
                onDismiss={() => props.queue.dismiss(item.key)}
                onChoose={() => {
                  props.queue.dismiss(item.key)
                  props.onChoose()
                }}
              />
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
