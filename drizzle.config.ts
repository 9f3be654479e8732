import { defineConfig } from 'drizzle-kit'

/** `npm run db:generate` writes the next migration; those already there are never edited. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './packages/db/src/schema/index.ts',
  out: './drizzle',
})
