import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { emptyFolder, spawnEntry } from '../providers/support/entry.ts'
import { newVisitor } from '../spine/support/raw-socket.ts'

const endingThreads = new URL('ending-threads.ts', import.meta.url)

it("[G6] a server whose database's thread dies ends with one line, and the next one goes on", async () => {
  await using folder = await emptyFolder()
  const env = { AI_PROVIDER: 'library', PORT: '0', DATA_DIR: folder.path, LOG_LEVEL: 'silent' }
  const start = async (more: Record<string, string>) => {
    const server = spawnEntry('main.ts', { folder: folder.path, env: { ...env, ...more } })
    const [, url = ''] = await server.says(/ready at (http\S+)/)
    return { server, url }
  }
  const first = await start({ NODE_OPTIONS: `--import=${fileURLToPath(endingThreads)}` })
  await using server = first.server
  const { cookie, member } = await newVisitor(first.url)
  server.signal('SIGUSR2')
  expect(await server.exitCode).toBe(1)
  expect(server.stderr).toBe(
    "Clausemint stopped: the embedded database's thread has ended. Nothing that was shown is lost; start it again.\n",
  )

  const second = await start({})
  await using _next = second.server
  const again = await fetch(new URL('/api/session', second.url), { method: 'POST', headers: { cookie } })
  expect(await again.json()).toMatchObject({ member })
})
