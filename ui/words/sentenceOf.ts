/** Turns a failed request into a sentence for the person. */
import type { FieldIssue } from "../../gateways/contract/problems/refusals.ts"
import { Refusal } from "../sync/rest/api.ts"
import { words } from "./words.ts"

/** The type of the contract's `NotSignedIn`. */
export const notSignedInType = "/problems/not-signed-in"

/**
 * The sentence for the code of the refusal, in the language of the page. A code without a sentence, as one of a newer server, has
 * the server's own sentence, which is English: another language then has a sentence for the kind of the problem. A missing answer
 * and a forbidden command have a sentence that does not promise a retry.
 */
export const sentenceOf = (error: unknown): string => {
  if (!(error instanceof Refusal)) return words.t("offline")
  if (error.message === "") return words.t(error.unsaved ? "notSaved" : "offline")
  const { type, reason, status, errors = [] } = error.problem
  if (reason !== undefined) {
    if (type === notSignedInType && words.has("notSignedIn", reason)) return words.value("notSignedIn", reason)
    if (words.has("refused", reason)) return words.value("refused", reason)
  }
  if (status === forbidden) return words.t("notYourRole")
  if (errors.length > 0) return errors.slice(0, mostFields).map(fieldSentence).join(" ")
  return kindSentence(type) ?? error.message
}

/** The status of the contract's `NotAllowed`. */
const forbidden = 403
/** The most wrong fields that a sentence names. */
const mostFields = 3

const fieldSentence = ({ field, message, rule, least = 0, most = 0 }: FieldIssue): string => {
  const name = words.valueOf("field", field.split(".").at(-1) ?? field)
  const wrong = words.has("wrongField", rule)
    ? words.t(`wrongField.${rule}`, { least: words.number(least), most: words.number(most) })
    : message
  return `${name}: ${wrong}.`
}

/** English has the server's sentence, which says more than the kind of the problem. */
const kindSentence = (type: string): string | null => {
  const kind = type.replace("/problems/", "")
  return words.language !== "en" && words.has("problem", kind) ? words.value("problem", kind) : null
}
