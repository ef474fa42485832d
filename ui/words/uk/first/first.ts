import { boardUk } from "./tasks/board.ts"
import { listUk } from "./tasks/list.ts"
import { mineUk } from "./tasks/mine.ts"
import { pageUk } from "./page.ts"
import { refusedUk } from "./refused.ts"
import { sharedUk } from "./shared.ts"
import { signInUk } from "./signIn.ts"
import { syncUk } from "./sync.ts"
import { taskPageUk } from "./tasks/taskPage.ts"
import { taskUk } from "./tasks/task.ts"
import { verbsUk } from "./verbs.ts"

export const firstUk = {
  ...pageUk,
  ...sharedUk,
  ...refusedUk,
  ...verbsUk,
  ...taskUk,
  ...taskPageUk,
  ...boardUk,
  ...listUk,
  ...mineUk,
  ...signInUk,
  ...syncUk
}
