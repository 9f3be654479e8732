import { customType, timestamp } from 'drizzle-orm/pg-core'
import { cleanJson, cleanText } from '../sanitise.ts'

/** Text from outside, made storable on its way in. */
export const safeText = customType<{ data: string }>({
  dataType: () => 'text',
  toDriver: cleanText,
})

const safeJsonColumn = customType<{ data: unknown }>({
  dataType: () => 'jsonb',
  toDriver: (value) => cleanJson(JSON.stringify(value)),
})

/** Plain JSON of type `T`, made storable on its way in. */
export const safeJson = <T>(name?: string) => (name === undefined ? safeJsonColumn() : safeJsonColumn(name)).$type<T>()

/** An instant, by the database's clock unless it is given. */
export const instant = (name: string) => timestamp(name, { withTimezone: true })
