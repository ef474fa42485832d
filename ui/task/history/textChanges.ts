/** The change that each event of a history makes in a text, in plain words. Pure. */
import type { ActivityRow } from "../../../gateways/contract.ts"
import { plainText } from "../markdown/plainText.ts"

export interface TextChange {
  /** Null when the text is new, and when the version before is not loaded. */
  readonly before: string | null
  readonly after: string
}

/** The texts that an event sets: the key of each text, and the field that has its words. */
const textsOf = ({ event, detail }: ActivityRow): ReadonlyArray<readonly [key: string, field: string]> => {
  switch (event) {
    case "TaskCreated":
      return [
        ["title", "title"],
        ["description", "description"]
      ]
    case "TaskRetitled":
      return [["title", "title"]]
    case "TaskDescribed":
      return [["description", "description"]]
    case "TaskCommented":
    case "CommentEdited":
      return [[`comment ${String(detail["comment"])}`, "text"]]
    default:
      return []
  }
}

/** Events that change a text. The sentence of the others has their words. */
const changing: ReadonlySet<string> = new Set(["TaskRetitled", "TaskDescribed", "CommentEdited"])

/**
 * By the id of the event. A text that was erased has no words, and makes no change.
 *
 * @param items oldest first; earlier ones may be missing
 */
export const textChanges = (items: ReadonlyArray<ActivityRow>): ReadonlyMap<string, TextChange> => {
  const changes = new Map<string, TextChange>()
  const now = new Map<string, string>()
  for (const item of items)
    for (const [key, field] of textsOf(item)) {
      const said = item.detail[field]
      const after = typeof said === "string" ? plainText(said) : ""
      const before = now.get(key) ?? null
      now.set(key, after)
      // A new text without words, such as the first description, is shown as new.
      if (changing.has(item.event) && after !== "" && after !== before)
        changes.set(item.id, { before: before === "" ? null : before, after })
    }
  return changes
}
