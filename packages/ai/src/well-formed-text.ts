const replacement = '\ufffd'
const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff

/**
 * Makes a provider's chunks safe to store and to show (EL3): a surrogate pair split across chunks is put together,
 * and lone surrogates and U+0000 are replaced. One instance a provider's stream.
 */
export class WellFormedText {
  #held = ''

  /** The chunk's text as far as it is decided; may be empty. */
  push(chunk: string): string {
    if (chunk === '') return ''
    let text = this.#held === '' ? chunk : this.#held + chunk
    this.#held = ''
    if (isHighSurrogate(text.charCodeAt(text.length - 1))) {
      this.#held = text.slice(-1)
      text = text.slice(0, -1)
    }
    return cleaned(text)
  }

  /** What was held back for a second half that never came. */
  end(): string {
    const rest = this.#held === '' ? '' : replacement
    this.#held = ''
    return rest
  }
}

function cleaned(text: string): string {
  const wellFormed = text.isWellFormed() ? text : text.toWellFormed()
  return wellFormed.includes('\0') ? wellFormed.replaceAll('\0', replacement) : wellFormed
}
