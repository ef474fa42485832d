/** The sentence for one event of a task's history. Every event that this build knows has one, in every language. */
import type { ActivityRow } from "../../../gateways/contract.ts"
import { speak, words } from "../../words/words.ts"

type Speech = ReturnType<typeof speak>

/** Never throws: an event or a value that only a newer server knows is told by its name. */
export const eventSentence = (
  { event, detail }: Pick<ActivityRow, "event" | "detail">,
  nameOf: (actor: string) => string,
  speech: Speech = words
): string => {
  if (!speech.has("event", event)) return speech.t("eventUnknown", { event })
  const text = (name: string) => (typeof detail[name] === "string" ? detail[name] : "")
  const valueOf = (table: "category" | "priority") => speech.valueOf(table, text(table))
  return speech.t(`event.${event}`, {
    title: text("title"),
    text: text("text"),
    category: valueOf("category"),
    priority: valueOf("priority"),
    due: text("due") === "" ? speech.t("none") : speech.dueDay(text("due")),
    assignee: text("assignee") === "" ? speech.t("nobody") : nameOf(text("assignee"))
  })
}
