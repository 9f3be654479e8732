import FileDown from 'lucide-solid/icons/file-down'
import { createSignal, onCleanup, onMount, Show } from 'solid-js'
import { useApp } from '../../state/app.tsx'
import type { Incoming } from '../../upload/upload-queue.ts'
import { useUploads } from '../../upload/uploads.tsx'
import { uploadDestination } from '../../upload/words.ts'

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/** The whole window takes files; while some are held over it, it says so. */
export function DropZone() {
  const { draft, providers } = useApp()
  const uploads = useUploads()
  const [isOver, setOver] = createSignal(false)

  onMount(() => {
    // A file that is dropped and not taken would replace the page.
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      setOver(false)
      if (!hasFiles(event) || !event.dataTransfer) return
      event.preventDefault()
      void uploads.add(incomingOf(event.dataTransfer))
    }
    const listeners = [
      ['dragenter', over],
      ['dragover', over],
      ['dragleave', leave],
      ['drop', drop],
    ] as const
    for (const [type, listen] of listeners) window.addEventListener(type, listen)
    onCleanup(() => {
      for (const [type, listen] of listeners) window.removeEventListener(type, listen)
    })
  })

  return (
    <Show when={isOver()}>
      <div class="drop-zone" aria-hidden="true" data-screen-only>
        <div class="drop-zone-card">
          <FileDown size={40} class="text-accent" />
          <p class="mt-3 font-serif text-2xl text-ink">Drop your contracts anywhere</p>
          <p class="mt-1 text-sm">Word, PDF, text or Markdown; several at once.</p>
          <p class="mt-3 text-quiet text-xs">{uploadDestination(providers.writerFor(''), draft.draft.localOnly)}</p>
        </div>
      </div>
    </Show>
  )
}

/** Folders have a name and nothing to read. */
function incomingOf({ items, files }: DataTransfer): Incoming[] {
  const found = [...items].flatMap((item): Incoming[] => {
    if (item.kind !== 'file') return []
    const entry = item.webkitGetAsEntry()
    if (entry?.isDirectory) return [{ folder: entry.name }]
    const file = item.getAsFile()
    return file ? [file] : []
  })
  return found.length > 0 ? found : [...files]
}
