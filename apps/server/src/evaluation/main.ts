import { evaluationCommand } from '@clausemint/documents/evaluation'
import { openProvider } from './open-provider.ts'

const { code, out, complaint } = await evaluationCommand(process.argv.slice(2), openProvider)
process.stdout.write(out)
process.stderr.write(complaint)
process.exitCode = code
