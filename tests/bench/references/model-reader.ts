import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'

const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY })

/**
 * Reads the model's answer as cheaply as Node can: plain HTTP, lines split by hand, no SDK. So what a reference server
 * costs is its way to the viewers, and not how it reads a vendor.
 */
export async function readModel(baseUrl: string, subject: string, onText: (text: string) => void): Promise<void> {
  const asking = request(`${baseUrl}/chat/completions`, { method: 'POST', agent })
  asking.end(JSON.stringify({ model: 'bench', stream: true, messages: [{ role: 'user', content: subject }] }))
  const [response]: IncomingMessage[] = await once(asking, 'response')
  let rest = ''
  response?.setEncoding('utf8').on('data', (part: string) => {
    const events = (rest + part).split('\n\n')
    rest = events.pop() ?? ''
    for (const event of events) {
      if (!event.startsWith('data: {')) continue
      const text: unknown = JSON.parse(event.slice(6)).choices[0].delta.content
      if (typeof text === 'string') onText(text)
    }
  })
}
