import type { en } from "../en/en.ts"
import type { Translated } from "../shape/shape.ts"
import { firstRunRu } from "./team/firstRun.ts"
import { importsRu } from "./team/imports.ts"
import { knowledgeRu } from "./knowledge.ts"
import { messagesRu } from "./chat/messages.ts"
import { miniAppRu } from "./chat/miniApp.ts"
import { pageRu } from "./page.ts"
import { reviewRu } from "./review.ts"
import { runsRu } from "./runs.ts"
import { settingsRu } from "./settings.ts"
import { signInRu } from "./signIn.ts"
import { syncRu } from "./sync.ts"
import { taskRu } from "./task.ts"
import { taskPageRu } from "./taskPage.ts"
import { boardRu } from "./tasks/board.ts"
import { listRu } from "./tasks/list.ts"
import { mineRu } from "./tasks/mine.ts"
import { auditRu } from "./team/audit.ts"
import { auditFieldsRu } from "./team/auditFields.ts"
import { botRu } from "./team/bot.ts"
import { metricsRu } from "./team/metrics.ts"
import { noticesRu } from "./team/notices.ts"
import { systemRu } from "./team/system.ts"
import { verbsRu } from "./verbs/verbs.ts"

/** По-русски. */
export const ru: Translated<typeof en> = {
  ...pageRu,
  ...verbsRu,
  ...taskRu,
  ...taskPageRu,
  ...boardRu,
  ...listRu,
  ...mineRu,
  ...reviewRu,
  ...knowledgeRu,
  ...messagesRu,
  ...runsRu,
  ...signInRu,
  ...syncRu,
  ...settingsRu,
  ...systemRu,
  ...auditRu,
  ...auditFieldsRu,
  ...botRu,
  ...metricsRu,
  ...noticesRu,
  ...firstRunRu,
  ...importsRu,
  ...miniAppRu
}
