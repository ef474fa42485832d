/** Milliseconds after which a busy page runs the task all the same, and the wait in a browser that does not know when it is idle. */
const longestWait = 2_000
const plainWait = 300

/** Runs a task when the page has nothing else to do. Returns how to cancel it. */
export const whenIdle = (task: () => void): (() => void) => {
  if (typeof requestIdleCallback === "function") {
    const id = requestIdleCallback(task, { timeout: longestWait })
    return () => cancelIdleCallback(id)
  }
  const id = setTimeout(task, plainWait)
  return () => clearTimeout(id)
}
