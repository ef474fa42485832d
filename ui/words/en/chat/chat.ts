import { importsEn } from "./imports.ts"
import { knowledgeEn } from "./knowledge.ts"
import { messagesEn } from "./messages.ts"
import { reviewEn } from "./review.ts"
import { runsEn } from "./runs.ts"

/** The words of the pages that lead from a chat to knowledge: messages, imports, runs, Review, knowledge. */
export const chatEn = {
  ...messagesEn,
  ...importsEn,
  ...runsEn,
  ...reviewEn,
  ...knowledgeEn
}
