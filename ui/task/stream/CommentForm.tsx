/** The form for a new comment. The text stays until the comment is stored. */
import { commentLength } from "../../../domain/text/limits.ts"
import type { TaskRow } from "../../../gateways/contract.ts"
import { createDraft } from "../../drafts/createDraft.ts"
import { words } from "../../words/words.ts"

export function CommentForm(props: {
  readonly task: TaskRow["id"]
  readonly onComment: (text: string, key: string) => Promise<unknown>
}) {
  const draft = createDraft(
    () => `task:${props.task}:comment`,
    () => ""
  )
  const send = (event: Event) => {
    event.preventDefault()
    if (draft.value().trim() !== "") void draft.send(props.onComment)
  }
  return (
    <form class="comment-form" onSubmit={send}>
      <textarea
        class="field"
        dir="auto"
        maxlength={commentLength}
        aria-label={words.t("comment")}
        placeholder={words.t("commentHint")}
        rows={2}
        readonly={draft.busy()}
        value={draft.value()}
        onKeyDown={(event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && send(event)}
        onInput={(event) => draft.set(event.currentTarget.value)}
      />
      <button class="btn" type="submit" disabled={draft.value().trim() === "" || draft.busy()}>
        {words.t("commentSend")}
      </button>
    </form>
  )
}
