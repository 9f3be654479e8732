import type { CheckStatus, Report } from './check.ts'
import { examine } from './examine.ts'

const marks: Record<CheckStatus, string> = { passed: '✓', failed: '✗', 'not configured': '·' }

function asText({ checks, passed, failed }: Report): string {
  const width = Math.max(...checks.map(({ name }) => name.length))
  const lines = checks.map(({ name, status, detail }) => {
    const note = status === 'not configured' ? `not configured (${detail})` : detail
    return `${marks[status]} ${name.padEnd(width)}  ${note}`
  })
  return `${lines.join('\n')}\n\n${passed}/${passed + failed} passed\n`
}

const report = await examine()
process.stdout.write(process.argv.includes('--json') ? `${JSON.stringify(report)}\n` : asText(report))
process.exit(report.failed === 0 ? 0 : 1)
