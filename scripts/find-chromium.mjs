import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { Stop } from './run-command.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const playwrightPrograms = [
  'chrome-linux/chrome',
  'chrome-linux64/chrome',
  'chrome-linux/headless_shell',
  'chrome-headless-shell-linux64/chrome-headless-shell',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'chrome-win/chrome.exe',
  'chrome-win64/chrome.exe',
]

/**
 * The Chromium named in CHROMIUM_PATH, else one on the PATH, else Playwright's download.
 * @returns {string | undefined} its path
 * @throws {Stop} when CHROMIUM_PATH names none
 */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (starts(named)) return named
    throw new Stop(`CHROMIUM_PATH is ${JSON.stringify(named)}, which is no Chromium that starts.`)
  }
  return [...onPath(), ...downloadedByPlaywright()].find(starts)
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).filter((path) => existsSync(path))
}

function downloadedByPlaywright() {
  const folder = process.env.PLAYWRIGHT_BROWSERS_PATH ?? playwrightFolder()
  if (!existsSync(folder)) return []
  const versions = readdirSync(folder).filter((name) => name.startsWith('chromium'))
  const paths = versions.flatMap((version) => playwrightPrograms.map((program) => join(folder, version, program)))
  return paths.filter((path) => existsSync(path))
}

function playwrightFolder() {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'ms-playwright')
  if (process.platform === 'win32') return join(homedir(), 'AppData', 'Local', 'ms-playwright')
  return join(homedir(), '.cache', 'ms-playwright')
}

/**
 * Ubuntu's chromium-browser is a script that only says it would like to be a snap.
 * @param {string} path
 */
function starts(path) {
  try {
    execFileSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 })
    return true
  } catch {
    return false
  }
}
