import { createLogStorage, DatabaseLockedError, migrateDatabase, openDatabase } from '@clausemint/db'

/** Another process on a data folder: says what it does line by line, then holds the folder until it is killed. */
const [dataDir = '', stream = ''] = process.argv.slice(2)
const say = (line: string) => process.stdout.write(`${line}\n`)

say('opening')
try {
  const open = await openDatabase({ dataDir })
  say('opened')
  await migrateDatabase(open)
  say('migrated')
  if (stream) {
    await open.run('insert into streams (id) values ($1) on conflict do nothing', [stream])
    const storage = createLogStorage(open)
    for (let i = 0; ; i++) {
      await storage.commit([
        { stream: `generation:${stream.slice('generation:'.length)}`, events: [{ type: `event ${i}` }] },
      ])
      say(`committed ${i}`)
    }
  }
  process.stdin.resume()
} catch (error) {
  say(error instanceof DatabaseLockedError ? `locked by ${error.pid}` : `failed: ${error}`)
}
