import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** File and what it imports. The linter answers by the file alone, so none of the modules has to exist. */
const forbidden = [
  ['packages/protocol/src/a.ts', '@clausemint/db'],
  ['packages/ai/src/a.ts', '@clausemint/documents'],
  ['packages/documents/src/a.ts', '@clausemint/ai'],
  ['packages/documents/src/deep/er/a.test.ts', '@clausemint/server'],
  ['packages/db/src/a.ts', '@clausemint/ai'],
  ['packages/db/src/a.ts', '../../ai/src/index.ts'],
  ['packages/client/src/a.ts', '@clausemint/ai'],
  ['packages/client/src/a.ts', '@clausemint/server/app'],
  ['apps/web/src/a.tsx', '@clausemint/server'],
  ['apps/web/src/a.tsx', '@clausemint/documents'],
  ['apps/web/src/a.tsx', '@clausemint/db'],
  ['apps/server/src/generation/a.ts', '@clausemint/web'],
  ['apps/server/src/generation/a.ts', '../routers/nda.ts'],
  ['apps/server/src/generation/a.ts', '../transport/viewer.ts'],
  ['apps/server/src/rooms/a.ts', '../http/server-sent-events.ts'],
  ['apps/server/src/documents/a.ts', '../routers/index.ts'],
  ['apps/server/src/log/a.ts', '../generation/generation-service.ts'],
  ['apps/server/src/log/a.ts', '../rooms/room-service.ts'],
  ['apps/server/src/log/a.ts', '../routers/index.ts'],
] as const

const allowed = [
  ['packages/ai/src/a.ts', '@clausemint/protocol'],
  ['packages/documents/src/a.ts', '@clausemint/protocol'],
  ['packages/db/src/a.ts', './schema/index.ts'],
  ['apps/web/src/a.tsx', '@clausemint/client'],
  ['apps/web/src/a.tsx', '@clausemint/protocol'],
  ['apps/web/src/a.tsx', '@clausemint/documents/browser'],
  ['apps/server/src/app.ts', './routers/index.ts'],
  ['apps/server/src/transport/a.ts', '../routers/index.ts'],
  ['apps/server/src/routers/a.ts', '../generation/generation-service.ts'],
  ['apps/server/src/generation/a.ts', '../log/event-log.ts'],
  ['apps/server/src/rooms/a.ts', '@clausemint/documents'],
  ['apps/server/src/log/a.ts', '@clausemint/db'],
] as const

const importOf = (module: string): string => `import type { Anything } from '${module}'\nexport type Same = Anything\n`

test('who may import whom is what the linter enforces', async () => {
  const refused = await refusedBy([...forbidden, ...allowed].map(([file, module]) => [file, importOf(module)]))
  expect(refused).toEqual(forbidden.map((_, index) => index))
})

test('of the server, the client may import the type of its router and nothing else', async () => {
  const file = 'packages/client/src/a.ts'
  const refused = await refusedBy([
    [file, "import type { AppRouter } from '@clausemint/server'\nexport type Router = AppRouter\n"],
    [file, "import type { Services } from '@clausemint/server'\nexport type All = Services\n"],
  ])
  expect(refused).toEqual([1])
})

/** The indexes of the samples that the project's own linter configuration refuses to let import what they do. */
async function refusedBy(samples: readonly (readonly [file: string, source: string])[]): Promise<number[]> {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'clausemint-arrows-'))
  await cp(join(root, 'biome.json'), join(folder.path, 'biome.json'))
  for (const [index, [file, source]] of samples.entries()) {
    // Two samples of one folder need two names.
    const path = join(folder.path, file.replace(/\/a\./, `/sample-${index}.`))
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, source)
  }
  const report = await lint(folder.path)
  const indexes = [...report.matchAll(/sample-(\d+)\./g)].map(([, index]) => Number(index))
  return [...new Set(indexes)].sort((first, second) => first - second)
}

function lint(folder: string): Promise<string> {
  const program = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome')
  const options = [
    '--only=style/noRestrictedImports',
    '--vcs-enabled=false',
    '--reporter=github',
    '--max-diagnostics=none',
  ]
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [program, 'lint', ...options, '.'], { cwd: folder }, (error, stdout, stderr) => {
      // Exit code 1 is what refused imports are; a configuration that can't be read prints no report at all.
      if (error && stdout === '') reject(new Error(stderr))
      else resolve(stdout)
    })
  })
}
