/** Turns a failed request into a sentence for the person. */
import { Refusal } from "../sync/rest/api.ts"
import { words } from "./words.ts"

/** The type of the contract's `NotSignedIn`. */
export const notSignedInType = "/problems/not-signed-in"

/**
 * Uses the server's own sentence if there is one. A missing answer and a forbidden command have a sentence in the
 * person's language, which does not promise a retry.
 */
export const sentenceOf = (error: unknown): string => {
  if (!(error instanceof Refusal)) return words.t("offline")
  if (error.message === "") return words.t(error.unsaved ? "notSaved" : "offline")
  const { type, reason, status } = error.problem
  if (type === notSignedInType && reason !== undefined && words.has("notSignedIn", reason))
    return words.value("notSignedIn", reason)
  if (status === conflict && reason !== undefined && words.has("refused", reason)) return words.value("refused", reason)
  return status === forbidden ? words.t("notYourRole") : error.message
}

/** The statuses of the contract's `NotAllowed` and `Conflict`. */
const forbidden = 403
const conflict = 409
