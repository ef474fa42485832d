/** The type of a webhook in words, such as `Tasks: created`. */
import { webhookWords as words } from "../../../words/words.ts"

/** The type itself when the server is newer and the page has no words for it. */
export const wordOfType = (type: string): string => {
  if (type === "webhook.test") return words.t("hooks.test")
  const [thing = "", verb = ""] = type.split(".")
  if (!words.has("hookThing", thing) || !words.has("hookVerb", verb)) return type
  return `${words.value("hookThing", thing)}: ${words.value("hookVerb", verb)}`
}
