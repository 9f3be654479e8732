import { join } from 'node:path'
import { createServer } from 'vite'
import { root } from './project.mjs'

const server = { target: `http://127.0.0.1:${process.env.PORT ?? 3000}` }

const page = await createServer({
  root: join(root, 'apps', 'web'),
  server: {
    host: '127.0.0.1',
    port: Number(process.env.DEV_PORT),
    strictPort: true,
    proxy: { '/trpc': { ...server, ws: true }, '/api': server, '/health': server },
  },
})
await page.listen()
page.printUrls()

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(name, () => page.close())
