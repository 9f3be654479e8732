/** A sheet with the mint's green seal. */
export function Logo() {
  return (
    <svg viewBox="0 0 28 28" width="28" height="28" fill="none" aria-hidden="true">
      <path class="fill-paper stroke-accent" d="M6 3.5h11l5 5v16H6z" stroke-width="1.6" stroke-linejoin="round" />
      <path class="stroke-accent" d="M10 10.5h6M10 14h8" stroke-width="1.6" stroke-linecap="round" />
      <circle class="fill-decoration" cx="18.5" cy="20" r="3.6" />
    </svg>
  )
}
