/** What the probe in a page has seen. Times are milliseconds since 1970, of the page's monotonic clock. */
export interface ProbeRecord {
  /** When the socket brought a marker, and when it stood on the page; by the marker's number. */
  arrived: number[]
  shown: number[]
  /** Tasks of more than 50 ms, as the browser reports them. */
  longTasks: { at: number; ms: number }[]
}
