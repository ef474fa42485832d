/** The value of a field in words: the names of people, roles, chats and saved views instead of their ids. */
import { words } from "../../words/words.ts"
import { itemOf } from "./did.ts"

export interface ItemNames {
  readonly nameOf: (actor: string) => string
  /** The title of an item; its id when the title is not known. */
  readonly titleOf: (subject: string) => string
  /** The name of a saved view; its id when the reader may not see the view. */
  readonly viewOf: (id: string) => string
}

/** `subject`: the item of the event that has the field. */
export const fieldText = (subject: string, field: string, text: string, names: ItemNames): string => {
  if (/^(person|service|reactor):/.test(text)) return names.nameOf(text)
  const { kind } = itemOf(subject)
  if (field === "role") return words.valueOf("role", text)
  if (kind === "views" && field === "view") return names.viewOf(text)
  return kind === "chat" && field === "to" ? names.titleOf(`evt.chat.${text}`) : text
}
