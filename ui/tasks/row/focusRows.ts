/** The focus among rows and cards. The link of the title has it. */

const links = "a.title"

export const focusedTask = (): string | undefined =>
  document.activeElement?.closest<HTMLElement>("[data-task]")?.dataset["task"]

export const moveFocus = (page: HTMLElement, by: 1 | -1): void => {
  const lines = [...page.querySelectorAll<HTMLElement>(links)]
  const at = lines.findIndex((line) => line.closest("[data-task]")?.contains(document.activeElement) === true)
  const next = at < 0 ? 0 : Math.min(Math.max(at + by, 0), lines.length - 1)
  lines[next]?.focus()
}

export const focusTask = (page: HTMLElement, task: string | null): void =>
  [...page.querySelectorAll<HTMLElement>("[data-task]")]
    .find(({ dataset }) => task !== null && dataset["task"] === task)
    ?.querySelector<HTMLElement>(links)
    ?.focus()

/** The task whose page was left for the list. */
export const leftTask = (state: unknown): string | null =>
  typeof state === "object" && state !== null && "left" in state ? String(state.left) : null
