import { fileURLToPath } from 'node:url'

/** Absolute path of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** The Node the project is pinned to, whichever one the machine has. */
export const pinnedNode = fileURLToPath(
  new URL(
    process.platform === 'win32' ? '../node_modules/node/bin/node.exe' : '../node_modules/.bin/node',
    import.meta.url,
  ),
)

/**
 * What that Node is always started with. V8 13.6, which is in every Node 24 so far, can free the machine code between
 * WebAssembly and JavaScript twice and then ends the process (SIGTRAP, `jit_page_->allocations_.erase(addr) == 1`) where
 * threads that ran WebAssembly have ended; the embedded database and Node's own reading of TypeScript are WebAssembly.
 * Without its collection nothing is freed twice. To be left out once a Node 24 has V8's 9b8ca54d5a (nodejs/node#66366).
 */
export const nodeFlags = ['--no-wasm-code-gc']
