/** The address of a task on the dashboard, for the button *Open*. */
import { Context } from "effect"
import type { TaskRow } from "../../../contract.ts"

/** Null: there is no address that Telegram can open. */
export const TaskLink = Context.Reference<(task: Pick<TaskRow, "id">) => string | null>(
  "tracker/gateways/telegram/TaskLink",
  { defaultValue: () => () => null }
)
export type TaskLink = typeof TaskLink

/**
 * `origin`: the public origin of the installation; null when none is set. Telegram refuses a message with an address such as
 * `http://localhost`.
 */
export const taskLinkAt =
  (origin: string | null) =>
  ({ id }: Pick<TaskRow, "id">): string | null =>
    origin !== null && /^https?:\/\/[^/:]+\.[^/:]+(?::\d+)?$/u.test(origin) ? `${origin}/tasks/${id}` : null
