import { readFileSync } from 'node:fs'
import { ticksPerSecond } from './process-cost.ts'

/**
 * CPU seconds, over all cores, in which the host of a virtual machine ran something else though this one had work.
 * Whatever is late meanwhile is nobody's fault in here, so latencies are to be read beside it.
 */
export function stolenSeconds(): number {
  const [total = ''] = readFileSync('/proc/stat', 'utf8').split('\n', 1)
  return Number(total.trim().split(/\s+/)[8] ?? 0) / ticksPerSecond
}
