import ArrowDown from 'lucide-solid/icons/arrow-down'

/** Leads a reader who has scrolled up back to where text is being written. */
export function NewTextBelow(props: { onGo: () => void }) {
  return (
    <button
      type="button"
      class="button button-primary pointer-events-auto min-h-8 rounded-full py-1 shadow-sheet"
      onClick={() => props.onGo()}
    >
      <ArrowDown size={15} aria-hidden="true" />
      New text below
    </button>
  )
}
