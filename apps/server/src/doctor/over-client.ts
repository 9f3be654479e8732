import { type Client, connect, type RunningGeneration } from '@clausemint/client'
import type { DocumentId } from '@clausemint/protocol'
import { CheckFailed } from './check.ts'
import { sampleContract, sampleName, sampleQuestion, sampleTerms } from './sample-contract.ts'
import { Streamed } from './streamed.ts'

export async function ndaOverClient(url: string): Promise<string> {
  await using client = connect({ url })
  const generation = client.generate.nda(sampleTerms)
  const documentId = await generation.documentId
  return await thenDeleted(client, documentId, () => streamedBy(generation))
}

export async function uploadOverClient(url: string): Promise<string> {
  await using client = connect({ url })
  const stages = new Set<string>()
  const documentId = await uploaded(client, (stage) => stages.add(stage))
  return await thenDeleted(client, documentId, async () => {
    const { tree } = await client.documents.contract(documentId)
    if (tree.clauses.length === 0) throw new CheckFailed('The contract was read, and has no clauses.')
    return `${stages.size} stages, ${tree.clauses.length} clauses`
  })
}

export const chatOverClient = (url: string): Promise<string> =>
  aboutContract(url, (client, documentId) => streamedBy(client.chat(documentId).send(sampleQuestion)))

export const reviewOverClient = (url: string): Promise<string> =>
  aboutContract(url, (client, documentId) => streamedBy(client.review(documentId), 'findings'))

/** With a contract that is there for as long as the check takes. */
async function aboutContract(url: string, run: (client: Client, id: DocumentId) => Promise<string>): Promise<string> {
  await using client = connect({ url })
  const documentId = await uploaded(client)
  return await thenDeleted(client, documentId, () => run(client, documentId))
}

async function uploaded(client: Client, onStage: (stage: string) => void = () => {}): Promise<DocumentId> {
  const file = { name: sampleName, bytes: new TextEncoder().encode(sampleContract) }
  const { documentId } = await client.documents.upload(file, { onProgress: ({ stage }) => onStage(stage) })
  return documentId
}

async function thenDeleted(client: Client, documentId: DocumentId, run: () => Promise<string>): Promise<string> {
  try {
    return await run()
  } finally {
    await client.documents.delete(documentId)
  }
}

async function streamedBy({ events }: RunningGeneration, what: 'text' | 'findings' = 'text'): Promise<string> {
  const streamed = new Streamed(what)
  for await (const event of events) {
    if (what === 'text' && event.type === 'delta') streamed.add(event.text)
    if (what === 'findings' && event.type === 'finding') streamed.add(event.finding.title)
    if (event.type === 'error') throw new CheckFailed(event.error.message)
  }
  return streamed.summary()
}
