import type { en } from "../en/en.ts"
import type { Translated } from "../shape/shape.ts"
import { firstRunUk } from "./team/firstRun.ts"
import { importsUk } from "./team/imports.ts"
import { knowledgeUk } from "./knowledge.ts"
import { messagesUk } from "./chat/messages.ts"
import { miniAppUk } from "./chat/miniApp.ts"
import { pageUk } from "./page.ts"
import { reviewUk } from "./review.ts"
import { runsUk } from "./runs.ts"
import { settingsUk } from "./settings.ts"
import { signInUk } from "./signIn.ts"
import { syncUk } from "./sync.ts"
import { taskUk } from "./task.ts"
import { taskPageUk } from "./taskPage.ts"
import { boardUk } from "./tasks/board.ts"
import { listUk } from "./tasks/list.ts"
import { mineUk } from "./tasks/mine.ts"
import { auditUk } from "./team/audit.ts"
import { auditFieldsUk } from "./team/auditFields.ts"
import { botUk } from "./team/bot.ts"
import { metricsUk } from "./team/metrics.ts"
import { noticesUk } from "./team/notices.ts"
import { systemUk } from "./team/system.ts"
import { verbsUk } from "./verbs/verbs.ts"

/** Українською. */
export const uk: Translated<typeof en> = {
  ...pageUk,
  ...verbsUk,
  ...taskUk,
  ...taskPageUk,
  ...boardUk,
  ...listUk,
  ...mineUk,
  ...reviewUk,
  ...knowledgeUk,
  ...messagesUk,
  ...runsUk,
  ...signInUk,
  ...syncUk,
  ...settingsUk,
  ...systemUk,
  ...auditUk,
  ...auditFieldsUk,
  ...botUk,
  ...metricsUk,
  ...noticesUk,
  ...firstRunUk,
  ...importsUk,
  ...miniAppUk
}
