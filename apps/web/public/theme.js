// Before the first paint, so that no page flashes in the other theme. A file of its own: the page allows no inline script.
;(() => {
  let choice = 'system'
  try {
    choice = localStorage.getItem('clausemint.theme') ?? 'system'
  } catch {
    // Storage can be refused; the system's preference still stands.
  }
  const dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
})()
