import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { newVisitor } from '../spine/support/raw-socket.ts'
import { guide, HttpStage, idOf, path } from './stage.ts'
import { refusalOf, send, textOf } from './support.ts'

describe('what plain HTTP refuses', () => {
  const stage = new HttpStage()

  it.each([
    ['no fields', {}, ['party_a', 'party_b', 'purpose']],
    ['an empty name', { ...guide, party_a: '' }, ['party_a.name']],
    ['the same party twice', { ...guide, party_b: 'abc corp' }, ['party_b.name']],
    ['a kind of agreement that is none', { ...guide, nda_type: 'four-way' }, ['nda_type']],
    ['a jurisdiction that is none', { ...guide, jurisdiction: 'Atlantis' }, ['jurisdiction']],
    ['a control character', { ...guide, purpose: 'a\u0000b' }, ['purpose']],
    ['a number for a name', { ...guide, party_a: 7 }, ['party_a']],
    ['a provider that is not set up', { ...guide, provider: 'nobody' }, ['provider']],
  ])('[H] what is wrong is said before the stream, in the fields of the caller: %s', async (_what, body, fields) => {
    const response = await stage.post(body)
    expect(response.headers['content-type']).toMatch(/^application\/json/)
    const refusal = await refusalOf(response)
    expect(refusal).toMatchObject({ status: 400, code: 'invalid_input' })
    expect(refusal.fields?.map((field) => field.path)).toEqual(expect.arrayContaining(fields))
  })

  it.each([
    ['no JSON', '{"party_a":', { 'content-type': 'application/json' }, 400],
    ['null', 'null', { 'content-type': 'application/json' }, 400],
    ['an array', '[]', { 'content-type': 'application/json' }, 400],
    ['nothing', '', { 'content-type': 'application/json' }, 400],
    ['100,000 levels', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, { 'content-type': 'application/json' }, 400],
    ['a form', 'party_a=ABC', { 'content-type': 'application/x-www-form-urlencoded' }, 400],
    ['plain text', JSON.stringify(guide), { 'content-type': 'text/plain' }, 400],
    ['3 MB', 'x'.repeat(3_000_000), { 'content-type': 'application/json' }, 413],
  ])('[H] [T5] a body that is %s', async (_what, body, headers, status) => {
    const refusal = await refusalOf(await stage.post(body, headers))
    expect(refusal.status).toBe(status)
    expect(['invalid_input', 'too_large']).toContain(refusal.code)
  })

  it('[H] no session is 401, an unknown generation 404, and so is one of somebody else', async () => {
    const nobody = await refusalOf(await send(stage.server.url, path, { method: 'POST', body: guide }))
    expect(nobody).toMatchObject({ status: 401, code: 'no_session' })
    const response = await stage.post(guide)
    const reply = await stage.peer.next()
    const { cookie } = await newVisitor(stage.server.url)
    const answers = []
    for (const id of [idOf(response), randomUUID(), 'nonsense', '..%2f..%2fetc'])
      for (const [method, suffix] of [
        ['GET', '/events'],
        ['DELETE', ''],
      ] as const)
        answers.push(
          await refusalOf(
            await send(stage.server.url, `/api/generations/${id}${suffix}`, { method, headers: { cookie } }),
          ),
        )
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(answers[0]).toMatchObject({ status: 404, code: 'not_found' })
    expect(reply.isOpen).toBe(true)
    reply.cut()
    response.destroy()
  })

  it.each([
    ['a foreign Host', { host: 'evil.example' }],
    ['a foreign Origin', { origin: 'https://evil.example' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
  ])('[T5] %s is refused on every route', async (_what, headers) => {
    for (const [method, route] of [
      ['POST', '/api/session'],
      ['POST', path],
      ['DELETE', '/api/session'],
      ['GET', '/trpc/document.list?input=%7B%7D'],
      ['POST', '/trpc/nda.generate'],
      ['GET', '/health/live'],
    ] as const) {
      const refusal = await refusalOf(
        await send(stage.server.url, route, { method, headers: { cookie: stage.visitor.cookie, ...headers } }),
      )
      expect(refusal, route).toMatchObject({ status: 403, code: 'forbidden' })
    }
  })

  it('[T1] [T5] tRPC over HTTP answers the same, and refuses too many calls in one request', async () => {
    const headers = { cookie: stage.visitor.cookie }
    const list = await send(stage.server.url, '/trpc/jurisdiction.list', { headers })
    expect(list.statusCode).toBe(200)
    const many = Array.from({ length: 800 }, () => 'jurisdiction.list').join(',')
    const refused = await send(stage.server.url, `/trpc/${many}?batch=1`, { headers })
    expect(refused.statusCode).toBeGreaterThanOrEqual(400)
    expect(await textOf(refused)).not.toContain('England')
    const some = Array.from({ length: stage.server.config.limits.callsPerMessage + 1 }, () => 'jurisdiction.list').join(
      ',',
    )
    const over = await send(stage.server.url, `/trpc/${some}?batch=1`, { headers })
    expect(over.statusCode).toBe(400)
    for (const [method, route] of [
      ['GET', '/trpc/nda.generate?input=%7B%7D'],
      ['POST', '/trpc/document.list'],
      ['GET', '/trpc/__proto__'],
      ['GET', '/trpc/constructor'],
      ['GET', '/trpc/document.list?input=%7B'],
      ['GET', '/trpc/%00'],
    ] as const) {
      const answer = await send(stage.server.url, route, { method, headers })
      expect(answer.statusCode, route).toBeGreaterThanOrEqual(400)
      expect(answer.statusCode, route).toBeLessThan(500)
      expect(await textOf(answer)).not.toMatch(/node_modules|at .*\.ts:/)
    }
  })

  it('[T5] keys of prototypes in a body change nothing', async () => {
    const body = `{"party_a":"ABC Corp","party_b":"XYZ Ltd","purpose":"Test","provider":"library","__proto__":{"isOperator":true},"constructor":{"prototype":{"polluted":1}}}`
    const response = await stage.post(body, { 'content-type': 'application/json' })
    expect([200, 400]).toContain(response.statusCode)
    response.destroy()
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
    expect(Reflect.get({}, 'isOperator')).toBeUndefined()
  })
})
