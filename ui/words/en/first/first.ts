import { boardEn } from "./tasks/board.ts"
import { listEn } from "./tasks/list.ts"
import { mineEn } from "./tasks/mine.ts"
import { pageEn } from "./page.ts"
import { refusedEn } from "./refused.ts"
import { sharedEn } from "./shared.ts"
import { signInEn } from "./signIn.ts"
import { syncEn } from "./sync.ts"
import { taskEn } from "./tasks/task.ts"
import { taskPageEn } from "./tasks/taskPage.ts"
import { verbsEn } from "./verbs.ts"

/** The words of the frame, the sign-in, and the pages of tasks: every page has them. */
export const firstEn = {
  ...pageEn,
  ...sharedEn,
  ...refusedEn,
  ...verbsEn,
  ...taskEn,
  ...taskPageEn,
  ...boardEn,
  ...listEn,
  ...mineEn,
  ...signInEn,
  ...syncEn
}
