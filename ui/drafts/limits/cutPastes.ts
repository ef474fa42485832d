/**
 * Reports a pasted text that does not fit its field. A browser inserts the beginning that fits, and does not say that the end is
 * lost. One listener serves every field with a limit.
 */

/**
 * Starts to listen. Call it once.
 *
 * @param report gets the limit of the field in UTF-16 units
 * @returns a function that stops listening
 */
export const watchCutPastes = (report: (most: number) => void) => {
  const pasted = ({ target, clipboardData }: ClipboardEvent) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return
    const { maxLength: most, value, selectionStart, selectionEnd } = target
    if (most < 0) return
    const replaced = (selectionEnd ?? 0) - (selectionStart ?? 0)
    const text = clipboardData?.getData("text/plain") ?? ""
    if (value.length - replaced + text.length > most) report(most)
  }
  document.addEventListener("paste", pasted)
  return () => document.removeEventListener("paste", pasted)
}
