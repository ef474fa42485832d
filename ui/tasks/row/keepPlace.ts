/** Keeps the person's place in a list of tasks. */
import { useLocation } from "@solidjs/router"
import { type Accessor, createEffect, on, onCleanup, onMount } from "solid-js"
import { holdWhileUsed } from "../../parts/held/createHeldList.ts"
import { focusTask, leftTask } from "./focusRows.ts"

/**
 * Focuses the task whose page was left for the list once the tasks are there, and holds the list while it is used.
 *
 * @param page the element that scrolls; it exists when the component is mounted
 */
export const keepPlace = (
  page: () => HTMLElement,
  list: Parameters<typeof holdWhileUsed>[1],
  ready: Accessor<boolean>
): void => {
  const location = useLocation()
  createEffect(on(ready, (isReady) => isReady && queueMicrotask(() => focusTask(page(), leftTask(location.state)))))
  onMount(() => onCleanup(holdWhileUsed(page(), list)))
}
