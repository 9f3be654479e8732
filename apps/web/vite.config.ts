import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'

const project = JSON.parse(readFileSync(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8'))
const server = { target: `http://127.0.0.1:${process.env.PORT ?? 3000}` }

export default defineConfig({
  plugins: [solid(), tailwindcss()],
  define: { __APP_VERSION__: JSON.stringify(project.version) },
  server: { proxy: { '/trpc': { ...server, ws: true }, '/api': server, '/health': server } },
  build: {
    target: 'es2023',
    // The page's policy allows nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
