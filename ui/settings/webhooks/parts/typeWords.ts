/** The types of webhooks in words. */
import type { WebhookType } from "../../../../domain/endpoint/webhookTypes.ts"
import { webhookWords as words } from "../../../words/words.ts"
import { partsOfType, typeGroups } from "./typeGroups.ts"

/** Such as `Tasks: created`. The type itself when the server is newer and the page has no words for it. */
export const wordOfType = (type: string): string => {
  if (type === "webhook.test") return words.t("hooks.test")
  const [thing = "", verb = ""] = type.split(".")
  if (!words.has("hookThing", thing) || !words.has("hookVerb", verb)) return type
  return `${words.value("hookThing", thing)}: ${words.value("hookVerb", verb)}`
}

/** Such as `Tasks: created, completed; Messages: all`: each thing once. */
export const wordsOfTypes = (types: ReadonlyArray<WebhookType>): string =>
  typeGroups
    .map((group) => ({ ...group, chosen: group.types.filter((type) => types.includes(type)) }))
    .filter(({ chosen }) => chosen.length > 0)
    .map(({ thing, types: every, chosen }) => {
      const verbs = chosen.map((type) => words.value("hookVerb", partsOfType(type)[1])).join(", ")
      return `${words.value("hookThing", thing)}: ${chosen.length === every.length ? words.t("hooks.every") : verbs}`
    })
    .join("; ")
