import { openDatabase } from '@clausemint/db'

/** A process that asks its embedded database something and has nothing more to do; it closes nothing. */
const open = await openDatabase({})
await open.run('select count(*) from generate_series(1, 1000)', [])
process.stdout.write('answered\n')
