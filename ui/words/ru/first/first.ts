import { boardRu } from "./tasks/board.ts"
import { listRu } from "./tasks/list.ts"
import { mineRu } from "./tasks/mine.ts"
import { pageRu } from "./page.ts"
import { refusedRu } from "./refused.ts"
import { sharedRu } from "./shared.ts"
import { signInRu } from "./signIn.ts"
import { syncRu } from "./sync.ts"
import { taskPageRu } from "./tasks/taskPage.ts"
import { taskRu } from "./tasks/task.ts"
import { verbsRu } from "./verbs.ts"

export const firstRu = {
  ...pageRu,
  ...sharedRu,
  ...refusedRu,
  ...verbsRu,
  ...taskRu,
  ...taskPageRu,
  ...boardRu,
  ...listRu,
  ...mineRu,
  ...signInRu,
  ...syncRu
}
