import { describe, expect, it } from 'vitest'
import { engineNames } from './engines.ts'
import { stageOn } from './stage.ts'

describe.each(engineNames)('sessions on %s', (name) => {
  const stage = stageOn(name)

  const inAMinute = () => new Date(Date.now() + 60_000)

  it('finds a visitor by the hash of the token, until the session is deleted', async () => {
    const { memberId } = await stage.repositories.sessions.createAnonymous('hash', inAMinute())
    expect(await stage.repositories.sessions.findByTokenHash('hash')).toEqual({ memberId })
    expect(await stage.repositories.sessions.findByTokenHash('other')).toBeUndefined()
    await stage.repositories.sessions.delete('hash')
    expect(await stage.repositories.sessions.findByTokenHash('hash')).toBeUndefined()
  })

  it('does not find or revive a session that has expired', async () => {
    await stage.repositories.sessions.createAnonymous('expired', new Date(Date.now() - 60_000))
    await stage.repositories.sessions.touch('expired', inAMinute())
    expect(await stage.repositories.sessions.findByTokenHash('expired')).toBeUndefined()
  })

  it('a visit moves the end', async () => {
    await stage.repositories.sessions.createAnonymous('visited', inAMinute())
    await stage.repositories.sessions.touch('visited', new Date('2100-01-01'))
    const [row] = await stage.open.run(
      `select expires_at >= '2099-12-31' as moved from sessions where token_hash = $1`,
      ['visited'],
    )
    expect(row).toEqual({ moved: true })
  })
})
