export type ErrorOf = (path: string) => string | undefined

/** What ties a field to a value: spread into it. */
export interface Control<T> {
  /** The value's place in what the form makes. */
  path: string
  readonly value: T
  readonly error: string | undefined
  onChange: (value: T) => void
}

export function createControl<T>(
  path: string,
  errorOf: ErrorOf,
  value: () => T,
  onChange: (value: T) => void,
): Control<T> {
  return {
    path,
    get value() {
      return value()
    },
    get error() {
      return errorOf(path)
    },
    onChange,
  }
}
