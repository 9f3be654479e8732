import { z } from 'zod'
import { ConfigError } from './config-error.ts'
import type { Environment } from './read-environment.ts'

/**
 * Reads one group of variables. The schema's messages continue "NAME must be ...".
 * @throws ConfigError naming the first variable that is not allowed
 */
export function parseVariables<Shape extends z.ZodRawShape>(shape: Shape, environment: Environment) {
  const parsed = z.object(shape).safeParse(environment)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const name = String(issue?.path[0] ?? 'The configuration')
  throw new ConfigError(name, `${shownValue(name, environment[name])}must be ${issue?.message ?? 'valid'}`)
}

/** A key, a password in an address, a header: none of them may reach a terminal or a log. */
const secretName = /(_KEY|_TOKEN|_URL|_HEADERS)$/

function shownValue(name: string, value: string | undefined): string {
  if (value === undefined || secretName.test(name)) return ''
  return `is ${JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value)}, but `
}

export function wholeNumber(from: number, to = Number.MAX_SAFE_INTEGER) {
  const allowed =
    to === Number.MAX_SAFE_INTEGER ? `a whole number of at least ${from}` : `a whole number from ${from} to ${to}`
  return z
    .string()
    .regex(/^\d{1,16}$/, allowed)
    .transform(Number)
    .refine((value) => value >= from && value <= to, allowed)
}

export const amount = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,6})?$/, 'an amount like 5 or 2.50')
  .transform(Number)

export const flag = z
  .enum(['true', 'false', '1', '0', 'yes', 'no', 'on', 'off'], { error: 'true or false' })
  .transform((value) => ['true', '1', 'yes', 'on'].includes(value))

/** Names separated by commas: "mistral, openai". */
export const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
)

export function oneOf<const Values extends readonly string[]>(values: Values) {
  return z.enum(values, { error: `one of ${values.join(', ')}` })
}

/** What goes into a header as it is: a line break or a letter outside ASCII would only fail at the first request. */
export const headerWord = z.string().regex(/^[\x21-\x7e]+$/, 'letters, digits and signs without spaces')
/** The same, with spaces inside. */
export const headerText = z.string().regex(/^[\x21-\x7e]+(?: +[\x21-\x7e]+)*$/, 'letters, digits and signs')

/** The address of a provider's API, without a slash at its end. A user's name in it is nothing that can be asked. */
export const webAddress = z
  .string()
  .refine(
    (value) => isWebAddress(value),
    'an http:// or https:// address without a user or password, like http://localhost:11434',
  )
  .transform((value) => value.replace(/\/+$/, ''))

export function isWebAddress(value: string): boolean {
  const url = URL.parse(value)
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return false
  return url.search === '' && url.hash === '' && url.username === '' && url.password === ''
}

/** JSON of the given form; `allowed` says the form in words. */
export function json<Value>(form: z.ZodType<Value>, allowed: string) {
  return z.string().transform((text, context): Value => {
    const parsed = form.safeParse(parseJson(text))
    if (parsed.success) return parsed.data
    context.addIssue(allowed)
    return z.NEVER
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
