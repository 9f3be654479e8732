import { existsSync } from 'node:fs'
import path from 'node:path'
import { AppError, appErrors } from '@clausemint/protocol'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** The built web app. A path that is no file and no interface is the app's own, and gets its first page. */
export async function webRoutes(server: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(path.join(folder, 'index.html'))
  if (built)
    await server.register(fastifyStatic, {
      root: folder,
      wildcard: true,
      // Built files carry a hash in their names; the page that names them does not.
      setHeaders: (reply, file) => {
        const hashed = file.includes(`${path.sep}assets${path.sep}`)
        reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })

  server.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
    if (built && isPage && !/^\/(api|trpc|health|assets)\//.test(request.url)) return reply.sendFile('index.html')
    const error = new AppError('not_found', 'There is nothing here.')
    return reply.code(appErrors.not_found.http).send({ error: error.body })
  })
}
