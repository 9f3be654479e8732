import Upload from 'lucide-solid/icons/upload'
import { acceptedFiles } from '../../upload/accepted-files.ts'
import { useUploads } from '../../upload/uploads.tsx'

/** Opens the file chooser, for those who do not drag. */
export function UploadButton() {
  const uploads = useUploads()
  return (
    <>
      <button
        type="button"
        id="upload-button"
        class="button"
        aria-describedby="upload-destination"
        onClick={() => uploads.choose()}
      >
        <Upload size={17} aria-hidden="true" />
        Upload
      </button>
      <input
        ref={(element) => uploads.setChooser(element)}
        type="file"
        hidden
        multiple
        accept={acceptedFiles}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])]
          // The same file may be chosen again.
          event.currentTarget.value = ''
          void uploads.add(files)
        }}
      />
    </>
  )
}
