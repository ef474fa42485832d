/** Why something could not be, as a sentence for the person. */
import { Refusal } from "../sync/rest/api.ts"
import { words } from "./words.ts"

/**
 * The server's own sentence where it has one for people. What got no answer, and what a role may not do, is said in the
 * person's language; neither promises that it is tried again.
 */
export const sentenceOf = (error: unknown): string => {
  if (!(error instanceof Refusal)) return words.t("offline")
  if (error.message === "") return words.t(error.unsaved ? "notSaved" : "offline")
  return error.problem.status === forbidden ? words.t("notYourRole") : error.message
}

/** The status of the contract's `NotAllowed`. */
const forbidden = 403
