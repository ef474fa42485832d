/** The focus among the statements: the text of a row has it. */

/** Frames after which a row that is far down the list is there: the list is scrolled, then rendered. */
const mostFrames = 4

/**
 * Scrolls to a statement and, if it is asked for, focuses it. A long list has only the rows near the visible part: it is
 * scrolled to the place where the row should be first.
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
