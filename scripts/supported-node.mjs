import { Stop } from './run-command.mjs'

const oldest = 20

/** Any supported Node can install the pinned one; everything else runs on that. */
export function assertSupportedNode(version = process.versions.node) {
  if (Number.parseInt(version, 10) >= oldest) return
  throw new Stop(`Clausemint needs Node.js ${oldest} or newer and this is ${version}: get one from https://nodejs.org`)
}
