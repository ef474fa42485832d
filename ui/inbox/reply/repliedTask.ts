import type { NoticeRow } from "../rules/inboxRules.ts"

/** The id of the task that a reply to the notice comments on; null for a notice that is not about a comment. */
export const repliedTask = ({ kind, about, comment }: Pick<NoticeRow, "kind" | "about" | "comment">): string | null => {
  const [, thing, id = ""] = (about ?? "").split(".")
  const isComment = (kind === "commented" || kind === "mentioned") && comment !== null
  return thing === "task" && isComment && id !== "" ? id : null
}
