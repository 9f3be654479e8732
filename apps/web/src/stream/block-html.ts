import { type Citation, parseCitationHref } from '@clausemint/protocol'
import DOMPurify from 'dompurify'
import { Marked, type Tokens } from 'marked'

/** What a citation points at. */
export type CitationTarget = Omit<Citation, 'label'>

/** One finished block of Markdown, as nodes that are safe to show. */
export type BlockRenderer = (source: string) => DocumentFragment

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

/**
 * Whatever wrote the text, it is words on paper: links become their words and address, images their description, and
 * HTML is shown as the characters it is made of. What comes out asks nothing of any server.
 * @param citationElement what a citation's link becomes, instead of its words and address
 */
export function createBlockRenderer(
  citationElement?: (target: CitationTarget, words: readonly Node[]) => HTMLElement,
): BlockRenderer {
  /** Of the block at hand, in the order of its `cite` elements: no other way makes one of those. */
  let targets: CitationTarget[] = []
  const markdown = new Marked({
    gfm: true,
    renderer: {
      html: ({ text }: Tokens.HTML | Tokens.Tag) => escapeHtml(text),
      image: ({ text }: Tokens.Image) => escapeHtml(text),
      link({ tokens, href, text }: Tokens.Link) {
        const words = this.parser.parseInline(tokens)
        const target = citationElement && parseCitationHref(href)
        if (target) {
          targets.push(target)
          return `<cite>${words}</cite>`
        }
        return href === text || href === `mailto:${text}` ? words : `${words} (${escapeHtml(href)})`
      },
      checkbox: ({ checked }: Tokens.Checkbox) => (checked ? '[x] ' : '[ ] '),
    },
  })

  return (source) => {
    targets = []
    const html = markdown.parse(source, { async: false })
    const fragment = DOMPurify.sanitize(html, {
      ...allowed,
      ALLOWED_TAGS: [...allowed.ALLOWED_TAGS, ...(citationElement ? ['cite'] : [])],
      ALLOWED_ATTR: [...allowed.ALLOWED_ATTR],
    })
    const marks = [...fragment.querySelectorAll('cite')]
    for (const [index, mark] of marks.entries()) {
      const words = [...mark.childNodes]
      const target = marks.length === targets.length ? targets[index] : undefined
      mark.replaceWith(...(target && citationElement ? [citationElement(target, words)] : words))
    }
    return fragment
  }
}

/** As on paper: nothing in it can be clicked. */
export const renderBlock: BlockRenderer = createBlockRenderer()

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
