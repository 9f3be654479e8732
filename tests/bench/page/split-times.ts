/** Milliseconds for one text in many flushes. */
export interface SplitTimes {
  /** Cut into blocks by the product. */
  splitMs: number
  /** Cut into blocks by `marked`, all of it anew at every flush. */
  wholeSplitMs: number
  /** Put on the paper by the product: cut, rendered, sanitised, in the DOM. */
  paperMs: number
  /** The same by `marked`, DOMPurify and innerHTML, all of it anew at every flush. */
  wholePaperMs: number
}
