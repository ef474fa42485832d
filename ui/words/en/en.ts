import { firstRunEn } from "./team/firstRun.ts"
import { importsEn } from "./team/imports.ts"
import { knowledgeEn } from "./knowledge.ts"
import { messagesEn } from "./chat/messages.ts"
import { miniAppEn } from "./chat/miniApp.ts"
import { pageEn } from "./page.ts"
import { reviewEn } from "./review.ts"
import { runsEn } from "./runs.ts"
import { settingsEn } from "./settings.ts"
import { signInEn } from "./signIn.ts"
import { syncEn } from "./sync.ts"
import { taskEn } from "./task.ts"
import { taskPageEn } from "./taskPage.ts"
import { boardEn } from "./tasks/board.ts"
import { listEn } from "./tasks/list.ts"
import { mineEn } from "./tasks/mine.ts"
import { auditEn } from "./team/audit.ts"
import { auditFieldsEn } from "./team/auditFields.ts"
import { botEn } from "./team/bot.ts"
import { metricsEn } from "./team/metrics.ts"
import { noticesEn } from "./team/notices.ts"
import { systemEn } from "./team/system.ts"
import { verbsEn } from "./verbs/verbs.ts"

/** English. The other languages must have the same words. */
export const en = {
  ...pageEn,
  ...verbsEn,
  ...taskEn,
  ...taskPageEn,
  ...boardEn,
  ...listEn,
  ...mineEn,
  ...reviewEn,
  ...knowledgeEn,
  ...messagesEn,
  ...runsEn,
  ...signInEn,
  ...syncEn,
  ...settingsEn,
  ...systemEn,
  ...auditEn,
  ...auditFieldsEn,
  ...botEn,
  ...metricsEn,
  ...noticesEn,
  ...firstRunEn,
  ...importsEn,
  ...miniAppEn
}
