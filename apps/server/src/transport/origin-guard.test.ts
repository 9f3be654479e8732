import { describe, expect, it } from 'vitest'
import { OriginGuard } from './origin-guard.ts'

const local = new OriginGuard({ publicUrl: undefined, host: '127.0.0.1' })
const published = new OriginGuard({ publicUrl: 'https://nda.example.com', host: '0.0.0.0' })

const named = new OriginGuard({ publicUrl: 'http://clause_mint:3000', host: 'MyBox' })

describe('whom a request may name', () => {
  it.each([
    [local, { host: '127.0.0.1:3000' }],
    [local, { host: 'localhost:3000', origin: 'http://localhost:3000' }],
    [local, { host: '[::1]:3000', origin: 'http://[::1]:3000' }],
    [local, { host: '192.168.1.4:3000', origin: 'http://192.168.1.4:3000' }],
    [local, { host: 'app.localhost:3000' }],
    [local, { host: 'localhost:3000', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }],
    [published, { host: 'nda.example.com', origin: 'https://nda.example.com' }],
    // A proxy that forwards to the address listened on, from the public origin.
    [published, { host: '127.0.0.1:3000', origin: 'https://nda.example.com' }],
    // A host is the same in capitals, and with the port that its protocol has anyway.
    [published, { host: 'NDA.Example.com', origin: 'https://nda.example.com' }],
    [published, { host: 'nda.example.com:443' }],
    [named, { host: 'mybox:3000', origin: 'http://mybox:3000' }],
    [named, { host: 'clause_mint:3000', origin: 'http://clause_mint:3000' }],
  ])('[T5] %#: is let in', (guard, headers) => {
    expect(() => guard.check({ headers })).not.toThrow()
  })

  it.each([
    [local, {}],
    [local, { host: '' }],
    [local, { host: 'evil.example' }],
    [local, { host: 'localhost.evil.example' }],
    [local, { host: 'evil.example@localhost' }],
    [local, { host: 'localhost/..' }],
    [local, { host: 'localhost:3000', origin: 'http://localhost:3001' }],
    [local, { host: 'localhost:3000', origin: 'http://127.0.0.1:3000' }],
    [local, { host: 'localhost:3000', origin: 'null' }],
    [local, { host: 'localhost:3000', origin: '' }],
    [local, { host: 'localhost:3000', 'sec-fetch-site': 'cross-site' }],
    [published, { host: 'other.example.com' }],
    [published, { host: 'nda.example.com:80' }],
    [published, { host: 'nda.example.com:8443' }],
    [published, { host: 'nda.example.com.' }],
    [named, { host: 'clause_mint' }],
    [published, { host: 'nda.example.com', origin: 'https://nda.example.com.evil.example' }],
  ])('[T5] %#: is refused', (guard, headers) => {
    expect(() => guard.check({ headers })).toThrow(expect.objectContaining({ code: 'forbidden' }))
  })
})
