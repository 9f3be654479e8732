import type { FastifyInstance } from 'fastify'

interface Parts {
  version: string
  /** Resolves when work can be taken; rejects with why not. */
  ready(): Promise<void>
}

/** `live`: the process answers. `ready`: it can do its work, so a balancer may send people here. */
export function healthRoutes(server: FastifyInstance, { version, ready }: Parts): void {
  server.get('/health/live', async () => ({ status: 'ok', version }))
  server.get('/health/ready', async (_request, reply) => {
    try {
      await ready()
      return { status: 'ok', version }
    } catch {
      return reply.code(503).send({ status: 'unavailable', version })
    }
  })
}
