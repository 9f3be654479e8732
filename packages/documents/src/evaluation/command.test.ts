import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { evaluationCommand as command, type OpenProvider } from './command.ts'

const usage = /^Usage: npm run evaluate -- [^\n]+\n$/
const nobody: OpenProvider = async (id) => {
  throw new Error(`There is no provider "${id}" here.`)
}
const evaluationCommand = (given: readonly string[], open: OpenProvider = nobody) => command(given, open)
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clausemint-evaluation-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const file = async (content: string): Promise<string> => {
  const path = join(folder, 'data.json')
  await writeFile(path, content)
  return path
}

it.each([
  [[]],
  [['--nonsense']],
  [['--contract-nli']],
  [['a-file']],
  [['--contract-nli', 'x.json', '--half', 'both']],
  [['--contract-nli', 'x.json', '--limit', 'few']],
])('answers the arguments %j with its usage', async (given) => {
  expect(await evaluationCommand(given)).toEqual({ code: 2, out: '', complaint: expect.stringMatching(usage) })
})

it('says how it is used where that is asked', async () => {
  expect(await evaluationCommand(['--help'])).toEqual({ code: 0, out: expect.stringMatching(usage), complaint: '' })
})

it.each([
  ['{"documents": [', 'it is not JSON'],
  ['{"documents": []}', 'it is not in the layout of ContractNLI (labels'],
])('says in one line why %j is no use', async (content, reason) => {
  const { code, out, complaint } = await evaluationCommand(['--contract-nli', await file(content)])
  expect({ code, out, lines: complaint.trimEnd().split('\n').length }).toEqual({ code: 1, out: '', lines: 1 })
  expect(complaint).toContain(`data.json: ${reason}`)
})

it('says in one line that a file is missing, or cannot be read', async () => {
  const missing = join(folder, 'missing.json')
  expect(await evaluationCommand(['--contract-nli', missing])).toMatchObject({
    code: 1,
    complaint: `${missing}: there is no such file.\n`,
  })
  expect((await evaluationCommand(['--contract-nli', folder])).complaint).toBe(`${folder}: it cannot be read.\n`)
})

const document = {
  text: 'The Recipient shall not reverse engineer anything.',
  spans: [[0, 50]],
  annotation_sets: [{ annotations: { 'nda-11': { choice: 'Entailment', spans: [0] } } }],
}
const data = (...documents: object[]) =>
  JSON.stringify({
    documents,
    labels: { 'nda-11': { hypothesis: 'Receiving Party shall not reverse engineer any objects.' } },
  })

it('prints a table, or JSON, of a file it can use', async () => {
  const path = await file(data(document))
  expect((await evaluationCommand(['--contract-nli', path])).out).toMatch(
    /^1 documents, 1 answers by the deterministic rules[\s\S]*\nall /,
  )
  expect(JSON.parse((await evaluationCommand(['--contract-nli', path, '--json'])).out)).toMatchObject({ documents: 1 })
})

it('asks a provider about as many documents as are wanted, and closes it', async () => {
  const path = await file(data(document, document, document))
  const asked: string[] = []
  let closed = 0
  const open: OpenProvider = async (id) => ({
    name: `${id} (its model)`,
    answer: ({ text }) => {
      asked.push(text)
      return [{ statement: 'nda-11', choice: 'contradiction', evidence: [{ start: 0, end: 5 }] }]
    },
    [Symbol.asyncDispose]: async () => void closed++,
  })
  const args = ['--contract-nli', path, '--provider', 'mistral', '--limit', '2']
  expect((await evaluationCommand(args, open)).out).toMatch(/^2 documents, 2 answers by mistral \(its model\)\n/)
  expect(asked).toHaveLength(2)
  expect(JSON.parse((await evaluationCommand([...args, '--json'], open)).out)).toMatchObject({
    accuracy: 0,
    macroF1: 0,
    evidenceOverlap: 1,
    constantPerStatement: 1,
    perStatement: [{ statement: 'nda-11' }],
  })
  expect(closed).toBe(2)
})

it('says in one line why a provider can not be asked', async () => {
  const path = await file(data(document))
  expect(await evaluationCommand(['--contract-nli', path, '--provider', 'nobody'])).toEqual({
    code: 1,
    out: '',
    complaint: 'nobody: There is no provider "nobody" here.\n',
  })
})
