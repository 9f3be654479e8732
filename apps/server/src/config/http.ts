import { isIP } from 'node:net'
import { z } from 'zod'
import type { Environment } from './read-environment.ts'
import { flag, isWebAddress, parseVariables, wholeNumber } from './variables.ts'

export interface HttpConfig {
  /** 0 takes any free port. */
  port: number
  host: string
  /** The origin people open, where it is not the address listened on: "https://clausemint.example.com". */
  publicUrl: string | undefined
  /** In the form Fastify takes: whom to believe about the client's address and protocol. */
  trustProxy: boolean | number | string[]
}

const publicUrl = z
  .string()
  .refine(
    (value) => isWebAddress(value) && URL.parse(value)?.pathname === '/',
    'the http:// or https:// origin people open, without a path, like https://clausemint.example.com',
  )
  .transform((value) => new URL(value).origin)

const proxyAllowed = 'true, false, a number of proxies, or IP addresses and ranges separated by commas'

const trustProxy = z.string().transform((value, context): HttpConfig['trustProxy'] => {
  if (/^\d{1,2}$/.test(value)) return Number(value)
  const asFlag = flag.safeParse(value)
  if (asFlag.success) return asFlag.data
  const addresses = value.split(',').map((address) => address.trim())
  if (addresses.every(isAddressOrRange)) return addresses
  context.addIssue(proxyAllowed)
  return z.NEVER
})

function isAddressOrRange(value: string): boolean {
  const [address = '', bits, ...rest] = value.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

const variables = {
  PORT: wholeNumber(0, 65_535).default(3000),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, 'a host name or an IP address, like 127.0.0.1')
    .default('127.0.0.1'),
  PUBLIC_URL: publicUrl.optional(),
  TRUST_PROXY: trustProxy.default(false),
}

export function parseHttp(environment: Environment): HttpConfig {
  const values = parseVariables(variables, environment)
  return { port: values.PORT, host: values.HOST, publicUrl: values.PUBLIC_URL, trustProxy: values.TRUST_PROXY }
}
