import { expect, vi } from 'vitest'

/** Secrets that a vendor's reply quotes back at us; none may be seen in a message or on the console (P3). */
export const canaries = {
  key: 'sk-canary-5f1d9b',
  prompt: 'PROMPT-CANARY-a81c',
  contract: 'CONTRACT-CANARY-77e2',
}

const found = (text: string) => Object.values(canaries).filter((canary) => text.includes(canary))

/** Everything an error says: its message, its stack and its causes'. */
export function expectNoCanary(error: unknown): void {
  for (let current = error; current instanceof Error; current = current.cause) {
    expect(found(`${current.message}\n${current.stack}\n${JSON.stringify(current)}`)).toEqual([])
  }
}

/** Listens to all that is printed; `dispose` gives the console back and fails when a canary was on it. */
export function watchConsole(): () => void {
  const printed: string[] = []
  const methods = ['log', 'info', 'warn', 'error', 'debug'] as const
  const spies = methods.map((method) =>
    vi
      .spyOn(console, method)
      .mockImplementation((...words: unknown[]) => void printed.push(words.map(String).join(' '))),
  )
  return () => {
    for (const spy of spies) spy.mockRestore()
    expect(found(printed.join('\n'))).toEqual([])
  }
}
