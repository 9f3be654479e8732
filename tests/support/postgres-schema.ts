import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const migrationsFolder = fileURLToPath(new URL('../../drizzle', import.meta.url))

/** Names the schema: another set of migrations, another name. */
export function migrationsHash(): string {
  const hash = createHash('sha256')
  for (const file of globSync('*.sql', { cwd: migrationsFolder }).sort())
    hash.update(readFileSync(`${migrationsFolder}/${file}`))
  return hash.digest('hex').slice(0, 12)
}
