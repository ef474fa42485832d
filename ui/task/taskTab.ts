/** The tabs of a task. The address names the tab, so that it survives a reload. */
export const taskTabs = ["activity", "history"] as const
export type TaskTab = (typeof taskTabs)[number]

/** The tab of an address; the first one for any other text. */
export const taskTabOf = (text: unknown): TaskTab => taskTabs.find((view) => view === text) ?? "activity"
