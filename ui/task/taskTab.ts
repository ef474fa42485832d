/** The tabs of a task. The address names the tab, so that it survives a reload. */
export const taskTabs = ["activity", "history", "time"] as const
export type TaskTab = (typeof taskTabs)[number]

/** The tab of an address; the first one for any other text. */
export const taskTabOf = (text: unknown): TaskTab => taskTabs.find((view) => view === text) ?? "activity"

/** The position of an address; null for the present, and for any other text. */
export const travelPosition = (text: unknown): number | null => {
  const seq = typeof text === "string" && /^\d+$/u.test(text) ? Number(text) : 0
  return Number.isSafeInteger(seq) && seq > 0 ? seq : null
}
