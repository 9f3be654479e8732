import DOMPurify from 'dompurify'
import { Marked, type Tokens } from 'marked'

/**
 * Whatever wrote the text, it is words on paper: links become their words and address, images their description, and
 * HTML is shown as the characters it is made of. What comes out asks nothing of any server.
 */
const markdown = new Marked({
  gfm: true,
  renderer: {
    html: ({ text }: Tokens.HTML | Tokens.Tag) => escapeHtml(text),
    image: ({ text }: Tokens.Image) => escapeHtml(text),
    link({ tokens, href, text }: Tokens.Link) {
      const words = this.parser.parseInline(tokens)
      return href === text || href === `mailto:${text}` ? words : `${words} (${escapeHtml(href)})`
    },
    checkbox: ({ checked }: Tokens.Checkbox) => (checked ? '[x] ' : '[ ] '),
  },
})

/** The second wall: nothing but these gets on the page, even if the first one is wrong. */
const allowed = {
  ALLOWED_TAGS: [
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'strong', 'em', 'del', 'sub', 'sup', 'code', 'pre'],
    ...['ul', 'ol', 'li', 'blockquote', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  ALLOWED_ATTR: ['start'],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
} as const

/** One finished block of Markdown, as nodes that are safe to show. */
export function renderBlock(source: string): DocumentFragment {
  const html = markdown.parse(source, { async: false })
  return DOMPurify.sanitize(html, {
    ...allowed,
    ALLOWED_TAGS: [...allowed.ALLOWED_TAGS],
    ALLOWED_ATTR: [...allowed.ALLOWED_ATTR],
  })
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
