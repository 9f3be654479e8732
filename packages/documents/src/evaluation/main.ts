import { evaluationCommand } from './command.ts'

const { code, out, complaint } = await evaluationCommand(process.argv.slice(2))
process.stdout.write(out)
process.stderr.write(complaint)
process.exitCode = code
