/** The names of other tasks in the history of a task: `T-12 Paint the rail`. */
import type { ActivityRow } from "../../../gateways/contract.ts"
import { isolated } from "../../words/shortTitle.ts"
import { words } from "../../words/words.ts"
import { createTaskTitles, type NamedTask, taskTitle } from "./createTaskTitles.ts"

/**
 * The name of a task that a window holds, else of its row over REST. Returns a sentence for a task that the reader may not see, or
 * that does not exist.
 *
 * @param events whose details may name other tasks
 */
export const createTaskNames = (
  lineOf: (id: string) => Omit<NamedTask, "id"> | undefined,
  events: () => ReadonlyArray<Pick<ActivityRow, "detail">>,
  titleOf: typeof createTaskTitles = createTaskTitles
) => {
  const titles = titleOf(() =>
    events()
      .flatMap(namedIn)
      .filter((id) => lineOf(id) === undefined)
  )
  return (id: string): string => {
    const line = lineOf(id)
    const title = line === undefined ? titles(id) : taskTitle(line)
    if (title === undefined) return words.t("otherTask")
    return title === null ? words.t("hiddenTask") : isolated(title)
  }
}

/** The other task of a link. */
const namedIn = ({ detail: { to } }: Pick<ActivityRow, "detail">) => (typeof to === "string" ? [to] : [])
