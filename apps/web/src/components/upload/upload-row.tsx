import { A } from '@solidjs/router'
import FileCheck from 'lucide-solid/icons/file-check'
import FileUp from 'lucide-solid/icons/file-up'
import FileX from 'lucide-solid/icons/file-x'
import RotateCcw from 'lucide-solid/icons/rotate-ccw'
import X from 'lucide-solid/icons/x'
import { createEffect, createUniqueId, Match, onCleanup, Show, Switch } from 'solid-js'
import { isUnderWay, type UploadItem } from '../../upload/upload-item.ts'
import { uploadFraction, uploadWords } from '../../upload/words.ts'

interface UploadRowProps {
  item: UploadItem
  onStop: () => void
  onRetry: () => void
  onDismiss: () => void
  /** Chooses files anew, where this one is gone. */
  onChoose: () => void
}

/** One file: how far it is and Stop; afterwards why it was refused, or the way to it. */
export function UploadRow(props: UploadRowProps) {
  const nameId = createUniqueId()
  const stateId = createUniqueId()
  let row: HTMLLIElement | undefined
  // A row that goes must not take the focus with it.
  onCleanup(() => {
    if (!row?.contains(document.activeElement)) return
    queueMicrotask(() => document.activeElement === document.body && document.getElementById('upload-button')?.focus())
  })

  return (
    <li ref={row} class="flex gap-2.5 px-2.5 py-2">
      <Switch fallback={<FileUp size={17} aria-hidden="true" class="mt-0.5 flex-none text-accent" />}>
        <Match when={props.item.state === 'refused'}>
          <FileX size={17} aria-hidden="true" class="mt-0.5 flex-none text-danger" />
        </Match>
        <Match when={props.item.state === 'done'}>
          <FileCheck size={17} aria-hidden="true" class="mt-0.5 flex-none text-accent" />
        </Match>
      </Switch>
      <div class="min-w-0 flex-1">
        <p id={nameId} class="break-words font-medium text-ink text-sm leading-snug">
          <Show when={props.item.state === 'done' && props.item.documentId} fallback={<NameOf item={props.item} />}>
            {(documentId) => (
              <A href={`/documents/${documentId()}`} class="line-clamp-2">
                {props.item.name}
              </A>
            )}
          </Show>
        </p>
        <Show
          when={props.item.state === 'refused'}
          fallback={
            <p id={stateId} class="mt-0.5 text-quiet text-xs tabular-nums">
              {uploadWords(props.item)}
            </p>
          }
        >
          <p class="mt-0.5 text-danger text-xs">{props.item.error?.message}</p>
          <div class="mt-1.5 flex flex-wrap gap-1.5">
            <Show
              when={props.item.canRetry}
              fallback={
                <button type="button" class="button min-h-7 px-2.5 py-0.5 text-xs" onClick={() => props.onChoose()}>
                  Choose another
                </button>
              }
            >
              <button type="button" class="button min-h-7 px-2.5 py-0.5 text-xs" onClick={() => props.onRetry()}>
                <RotateCcw size={13} aria-hidden="true" />
                Try again
              </button>
            </Show>
          </div>
        </Show>
        <Show when={isUnderWay(props.item)}>
          <Bar fraction={uploadFraction(props.item)} nameId={nameId} stateId={stateId} />
        </Show>
      </div>
      <button
        type="button"
        class="button button-quiet button-icon min-h-7 w-7 flex-none self-start"
        aria-label={`${isUnderWay(props.item) ? 'Stop' : 'Dismiss'} ${props.item.name}`}
        aria-disabled={props.item.state === 'stopping'}
        onClick={() => (isUnderWay(props.item) ? props.onStop() : props.onDismiss())}
      >
        <X size={15} aria-hidden="true" />
      </button>
    </li>
  )
}

const NameOf = (props: { item: UploadItem }) => <span class="line-clamp-2">{props.item.name}</span>

function Bar(props: { fraction: number; nameId: string; stateId: string }) {
  return (
    <div
      role="progressbar"
      aria-labelledby={props.nameId}
      aria-describedby={props.stateId}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow={Math.round(props.fraction * 100)}
      class="mt-1.5 h-1 overflow-hidden rounded-full bg-sunken"
    >
      <div
        class="h-full w-full origin-left rounded-full bg-decoration transition-transform duration-300 ease-out"
        ref={(element) => createEffect(() => element.style.setProperty('transform', `scaleX(${props.fraction})`))}
      />
    </div>
  )
}
