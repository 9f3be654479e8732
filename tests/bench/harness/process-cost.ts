import { readdirSync, readFileSync } from 'node:fs'

/** USER_HZ, which is 100 on every Linux that Node runs on. */
export const ticksPerSecond = 100

/** CPU seconds a process has used in all its threads, user and system, to 10 ms. Read from outside: it costs it nothing. */
export function cpuSeconds(pid: number): number {
  const fields = statFields(pid)
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

/** CPU seconds of a process and of all its living children: a database server has one a connection. */
export function cpuSecondsOfFamily(pid: number): number {
  let seconds = cpuSeconds(pid)
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      if (Number(statFields(Number(name))[1]) === pid) seconds += cpuSeconds(Number(name))
    } catch {
      // It ended while the list was read.
    }
  }
  return seconds
}

export const parentOf = (pid: number): number => Number(statFields(pid)[1])

/** Bytes of memory a process has in RAM. */
export function residentBytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) * 1024
}

/** What stands after the name, which may have spaces: state, parent, ... */
function statFields(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}
