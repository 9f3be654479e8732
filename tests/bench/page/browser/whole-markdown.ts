import DOMPurify from 'dompurify'
import { marked } from 'marked'
import { followText, keepEndInSight } from './follow-text.ts'

const root = document.createElement('main')
root.dataset.measured = ''
document.body.append(root)
keepEndInSight()

const render = (text: string) => {
  root.innerHTML = DOMPurify.sanitize(marked.parse(text, { async: false }))
}

/** The common way: all of the Markdown anew with every delta; with `?once=frame` at most once a frame. */
if (new URL(location.href).searchParams.get('once') === 'frame') {
  let latest = ''
  let asked = false
  void followText((text) => {
    latest = text
    if (asked) return
    asked = true
    requestAnimationFrame(() => {
      asked = false
      render(latest)
    })
  })
} else void followText(render)
