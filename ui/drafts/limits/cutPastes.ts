/**
 * Reports a pasted text that does not fit its field. A browser inserts the beginning that fits, and says nothing: the end of the
 * text would be lost unseen. One listener serves every field with a limit.
 */

/**
 * Call it once.
 *
 * @param report gets the most UTF-16 units that the field takes
 * @returns the function that ends it
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
