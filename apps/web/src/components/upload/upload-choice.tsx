import { useApp } from '../../state/app.tsx'
import { uploadDestination } from '../../upload/words.ts'

/** Where files go, and whether they may leave: said before any is chosen. The choice is the form's. */
export function UploadChoice() {
  const { draft, providers } = useApp()
  return (
    <div class="flex flex-col gap-1">
      <p id="upload-destination" class="text-quiet text-xs leading-snug">
        {uploadDestination(providers.writerFor(''), draft.draft.localOnly)}
      </p>
      <label class="flex min-h-6 cursor-pointer items-center gap-2 text-xs">
        <input
          type="checkbox"
          class="size-4 flex-none accent-accent"
          checked={draft.draft.localOnly}
          onChange={(event) => draft.choose({ localOnly: event.currentTarget.checked })}
        />
        Keep it local, never sent outside
      </label>
    </div>
  )
}
