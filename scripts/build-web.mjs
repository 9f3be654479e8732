import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pinnedNode, root } from './project.mjs'
import { runQuietly } from './run-quietly.mjs'

const web = join(root, 'apps', 'web')
const stampFile = join(web, 'dist', '.inputs')
const inputs = ['apps/web', 'packages/client', 'packages/protocol', 'packages/documents', 'package-lock.json']
const notInputs = /(^|\/)(node_modules|dist)(\/|$)|\.test\.tsx?$/

/** Builds the page into apps/web/dist where what it is made of has changed since. */
export async function ensureWebBuilt() {
  const stamp = await hashInputs()
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp) return
  console.error('Building the page.')
  await runQuietly(pinnedNode, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: web,
    failure: 'The page could not be built: see above.',
  })
  await writeFile(stampFile, stamp)
}

/** By content, not by time: a fresh checkout of the same sources is the same page. */
async function hashInputs() {
  const paths = (await Promise.all(inputs.map(filesOf))).flat().sort()
  const hash = createHash('sha256')
  const contents = await Promise.all(paths.map((path) => readFile(join(root, path))))
  for (const [index, content] of contents.entries()) hash.update(`${paths[index]}\0${content.length}\0`).update(content)
  return hash.digest('hex')
}

/**
 * @param {string} path
 * @returns {Promise<string[]>}
 */
async function filesOf(path) {
  if (notInputs.test(path)) return []
  if (/\.json$/.test(path)) return [path]
  const entries = await readdir(join(root, path), { withFileTypes: true })
  const found = entries.map((entry) => {
    const child = `${path}/${entry.name}`
    if (entry.isDirectory()) return filesOf(child)
    return notInputs.test(child) ? [] : [child]
  })
  return (await Promise.all(found)).flat()
}
