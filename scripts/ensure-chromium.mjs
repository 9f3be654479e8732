import { readFileSync } from 'node:fs'
import { findChromium } from './find-chromium.mjs'
import { Stop } from './run-command.mjs'
import { runQuietly } from './run-quietly.mjs'

const howTo =
  'The tests need a Chromium: install one with "sudo apt-get install -y chromium" (Debian) or "npx playwright-core install --with-deps chromium", or name one in CHROMIUM_PATH.'

/**
 * @returns {Promise<string>} the path of a Chromium; as root on Debian it is installed where there is none
 * @throws {Stop} with the line that installs one
 */
export async function ensureChromium() {
  const found = findChromium()
  if (found) return found
  if (!isRootOnDebian()) throw new Stop(howTo)
  console.error('Installing Chromium for the tests; this takes about a minute.')
  // dpkg refuses to work without the system's own folders on the PATH.
  const path = `${process.env.PATH ?? ''}:/usr/local/sbin:/usr/sbin:/sbin`
  const options = { env: { ...process.env, PATH: path, DEBIAN_FRONTEND: 'noninteractive' }, failure: howTo }
  await runQuietly('apt-get', ['update'], options)
  await runQuietly('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options)
  const installed = findChromium()
  if (!installed) throw new Stop(howTo)
  return installed
}

function isRootOnDebian() {
  if (process.getuid?.() !== 0) return false
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}
