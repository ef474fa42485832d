/** The elements of messages, and the focus among them. */

export const messageRows = "[data-message]"

const allIn = (list: HTMLElement) => [...list.querySelectorAll<HTMLElement>(messageRows)]

export const rowOf = (list: HTMLElement, id: string): HTMLElement | null =>
  allIn(list).find(({ dataset }) => dataset["message"] === id) ?? null

export const firstInSight = (list: HTMLElement): HTMLElement | null => {
  const { top } = list.getBoundingClientRect()
  return allIn(list).find((row) => row.getBoundingClientRect().bottom > top) ?? null
}

/** Moves the focus to the next or previous message; without a focus to the last one in sight. */
export const focusNext = (list: HTMLElement, by: 1 | -1): void => {
  const rows = allIn(list)
  const at = rows.findIndex((row) => row.contains(document.activeElement))
  const { bottom } = list.getBoundingClientRect()
  const next = at < 0 ? rows.findLastIndex((row) => row.getBoundingClientRect().top < bottom) : at + by
  const row = rows[Math.min(Math.max(next, 0), rows.length - 1)]
  row?.focus()
  row?.scrollIntoView({ block: "nearest" })
}

export const focusedMessage = (): string | undefined =>
  document.activeElement?.closest<HTMLElement>(messageRows)?.dataset["message"]
