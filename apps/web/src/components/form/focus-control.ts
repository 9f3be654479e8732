import { controlId } from './field.tsx'

/** Goes to the control at this path, even where its row was closed. */
export function focusControl(path: string): void {
  const control = document.getElementById(controlId(path))
  if (control?.tagName !== 'SUMMARY') control?.closest('details')?.setAttribute('open', '')
  control?.focus()
}
