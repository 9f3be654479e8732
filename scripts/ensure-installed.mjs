import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { pinnedNode, root } from './project.mjs'
import { Stop } from './run-command.mjs'
import { runQuietly } from './run-quietly.mjs'

/** Installs the packages of package-lock.json where node_modules does not hold exactly them already. */
export async function ensureInstalled() {
  if (await isInstalled()) return
  console.error('Installing packages; the first time takes about a minute.')
  // Development packages whatever NODE_ENV says: the pinned Node and Vite are among them.
  await runQuietly('npm', ['ci', '--include=dev', '--include=optional', '--ignore-scripts=false'], {
    env: { ...process.env, PATH: pathWithoutProject() },
    failure: "The packages could not be installed: see npm's words above. Once they are mended, run the command again.",
  })
  if (!existsSync(pinnedNode)) {
    throw new Stop(
      `The packages are installed but ${pinnedNode} is missing: this platform has no npm package of Node.js 24.`,
    )
  }
}

/** npm ends an installation by writing what is there, so an interrupted one counts as none. */
async function isInstalled() {
  if (!existsSync(pinnedNode)) return false
  const [wanted, installed] = await Promise.all([
    readPackages('package-lock.json'),
    readPackages(join('node_modules', '.package-lock.json')),
  ])
  return Object.entries(wanted).every(([path, { optional, version }]) => {
    const present = installed[path]
    return !path.includes('node_modules/') || (present ? present.version === version : optional === true)
  })
}

/**
 * @param {string} path
 * @returns {Promise<Record<string, { optional?: boolean, version?: string }>>} by folder
 */
async function readPackages(path) {
  try {
    return JSON.parse(await readFile(join(root, path), 'utf8')).packages
  } catch (error) {
    if (!existsSync(join(root, path))) return {}
    throw new Stop(`${path} can't be read: ${error instanceof Error ? error.message : error}`)
  }
}

/** npm must not run on the pinned Node, which it is about to replace. */
function pathWithoutProject() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.filter((folder) => !folder.startsWith(join(root, 'node_modules'))).join(delimiter)
}
