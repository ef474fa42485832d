/** The commands on an own comment, each with its undo. */
import type { Receipt, TaskRow } from "../../../gateways/contract.ts"
import { seenField } from "../../drafts/createEditing.ts"
import { toast } from "../../parts/toast/toast.tsx"
import { words } from "../../words/words.ts"
import type { TaskAct } from "../whole/taskAct.ts"
import type { ShownComment } from "./streamItems.ts"

/** Saves another text. The undo names the revision that this edit made: a later edit is a conflict. */
export const editComment = async (
  act: TaskAct,
  before: ShownComment,
  { text, seen, key }: { readonly text: string; readonly seen: number | null; readonly key?: string }
): Promise<Receipt | null> => {
  const receipt = await act("editComment", {}, { comment: before.id, text, ...seenField(seen) }, key)
  if (receipt !== null)
    toast({
      text: words.t("commentEdited"),
      undo: () => void act("editComment", {}, { comment: before.id, text: before.text, revision: (seen ?? 0) + 1 })
    })
  return receipt
}

export const deleteComment = async (
  act: TaskAct,
  task: Pick<TaskRow, "comments">,
  { id, revision }: ShownComment
): Promise<void> => {
  const { comments } = task
  const receipt = await act("deleteComment", { comments: comments - 1 }, { comment: id, revision })
  if (receipt === null) return
  toast({
    text: words.t("commentDeleted"),
    undo: () => void act("restoreComment", { comments }, { comment: id })
  })
}
