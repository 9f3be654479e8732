import { connect } from '@clausemint/client'

/** The text so far, after every delta that came; by the product's own client, so that only the page differs. */
export async function followText(onText: (text: string) => void): Promise<void> {
  const id = new URL(location.href).searchParams.get('generation') ?? ''
  let text = ''
  for await (const { event } of connect({ url: location.origin }).follow(id)) {
    if (event.type !== 'delta') continue
    text += event.text
    onText(text)
  }
}

/** Keeps the end in sight, once a frame. */
export function keepEndInSight(): void {
  const scroll = () => {
    document.documentElement.scrollTop = document.documentElement.scrollHeight
    requestAnimationFrame(scroll)
  }
  scroll()
}
