/** Brings a statement into view, and gives the focus to its text. */

/** Frames until a row far down the list is rendered: the list is scrolled first. */
const mostFrames = 4

/**
 * Scrolls to a statement, and focuses it on request. A long list renders only the rows near its visible part, so the list is
 * first scrolled to the place of the row.
 *
 * @param share the place of the row in the list, 0 to 1
 */
export const showStatement = (
  page: HTMLElement,
  id: string,
  { share, focus }: { readonly share: number; readonly focus: boolean },
  frames = mostFrames
): void => {
  const row = [...page.querySelectorAll<HTMLElement>("[data-atom]")].find(({ dataset }) => dataset["atom"] === id)
  if (row !== undefined) {
    row.scrollIntoView?.({ block: "nearest" })
    if (focus) row.querySelector<HTMLElement>(".stm-text")?.focus({ preventScroll: true })
    return
  }
  if (frames === 0) return
  if (frames === mostFrames) page.scrollTop = page.scrollHeight * share
  requestAnimationFrame(() => showStatement(page, id, { share, focus }, frames - 1))
}
