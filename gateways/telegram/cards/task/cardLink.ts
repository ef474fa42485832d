/** The address of a task on the dashboard, for the button *Open*. */
import type { TaskRow } from "../../../contract.ts"

/**
 * `origin`: the public origin of the installation; null when none is set. Telegram refuses a message with an address such as
 * `http://localhost`.
 */
export const taskLinkAt =
  (origin: string | null) =>
  ({ id }: Pick<TaskRow, "id">): string | null =>
    origin !== null && /^https?:\/\/[^/:]+\.[^/:]+(?::\d+)?$/u.test(origin) ? `${origin}/tasks/${id}` : null
