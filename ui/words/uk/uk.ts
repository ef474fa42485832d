import type { Words } from "../catalogue.ts"
import { knowledgeUk } from "./knowledge.ts"
import { pageUk } from "./page.ts"
import { reviewUk } from "./review.ts"
import { runsUk } from "./runs.ts"
import { taskUk } from "./task.ts"

/** Українською. */
export const uk: Words = { ...pageUk, ...taskUk, ...reviewUk, ...knowledgeUk, ...runsUk }
