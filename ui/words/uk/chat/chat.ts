import { importsUk } from "./imports.ts"
import { knowledgeUk } from "./knowledge.ts"
import { messagesUk } from "./messages.ts"
import { reviewUk } from "./review.ts"
import { runsUk } from "./runs.ts"

export const chatUk = {
  ...messagesUk,
  ...importsUk,
  ...runsUk,
  ...reviewUk,
  ...knowledgeUk
}
