import { importsRu } from "./imports.ts"
import { knowledgeRu } from "./knowledge.ts"
import { messagesRu } from "./messages.ts"
import { reviewRu } from "./review.ts"
import { runsRu } from "./runs.ts"

export const chatRu = {
  ...messagesRu,
  ...importsRu,
  ...runsRu,
  ...reviewRu,
  ...knowledgeRu
}
