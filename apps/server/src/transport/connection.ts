/** One socket of one visitor. */
export interface Connection {
  readonly id: string
}
