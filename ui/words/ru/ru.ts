import type { Words } from "../catalogue.ts"
import { knowledgeRu } from "./knowledge.ts"
import { pageRu } from "./page.ts"
import { reviewRu } from "./review.ts"
import { runsRu } from "./runs.ts"
import { taskRu } from "./task.ts"

/** По-русски. */
export const ru: Words = { ...pageRu, ...taskRu, ...reviewRu, ...knowledgeRu, ...runsRu }
