/** Goes to the control with this id, even where its row was closed. */
export function focusControl(id: string): void {
  const control = document.getElementById(id)
  if (control?.tagName !== 'SUMMARY') control?.closest('details')?.setAttribute('open', '')
  control?.focus()
}
