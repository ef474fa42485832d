/** The author of forwarded words. */
import { lineFrom } from "../../../domain/text/fit.ts"
import { isRaw, objectIn, type Raw, textIn } from "./fields.ts"

export const deletedAccount = "Deleted account"
const longestName = 200

/** The natural key of a person who is known only by the name on forwarded words, live and in exports. */
export const forwardedId = (name: string): string => `forwarded:${name}`

export type ForwardOrigin =
  | { readonly is: "user"; readonly user: Raw }
  /** A person who hides the account, a group or a channel. */
  | { readonly is: "name"; readonly name: string }

/** Null for a message that was not forwarded. Source: core.telegram.org/bots/api#messageorigin. */
export const forwardOriginOf = (origin: unknown): ForwardOrigin | null => {
  if (!isRaw(origin)) return null
  const user = objectIn(origin, "sender_user")
  if (user !== undefined) return { is: "user", user }
  const place = objectIn(origin, "sender_chat") ?? objectIn(origin, "chat")
  const name = textIn(origin, "sender_user_name") ?? (place === undefined ? undefined : textIn(place, "title"))
  return { is: "name", name: lineFrom(name ?? "", longestName) ?? deletedAccount }
}
