/** How much is measured: `rounds` of `seconds` each, after one round that warms up. */
export interface PartOptions {
  rounds: number
  seconds: number
  /** Share of the viewers and generations; 1 is what the figures are for, less is for looking for what costs. */
  scale: number
  /** A folder for CPU profiles of the product. */
  profile?: string | undefined
}

export interface PartReport {
  /** The figures with a name, for machines. */
  figures: Record<string, unknown>
  /** The same and more, for people: Markdown. */
  text: string
}

/** One question that `npm run bench` answers. */
export interface Part {
  name: string
  title: string
  run(options: PartOptions): Promise<PartReport>
}
