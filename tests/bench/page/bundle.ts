import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const folder = fileURLToPath(new URL('./browser/', import.meta.url))

/** The code of one of the pages in `browser/`, with all that it needs, as one classic script for production. */
export async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: folder,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2023',
      lib: { entry: `${folder}${entry}`, formats: ['iife'], name: 'bench' },
    },
  })
  const [result] = Array.isArray(built) ? built : [built]
  if (!result || !('output' in result)) throw new TypeError(`${entry} was not built`)
  return result.output.map((file) => (file.type === 'chunk' ? file.code : '')).join('\n')
}
