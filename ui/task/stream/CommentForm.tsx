/** The form for a new comment. The text stays until the comment is stored. */
import type { TaskRow } from "../../../gateways/contract.ts"
import { createDraft } from "../../drafts/createDraft.ts"
import { words } from "../../words/words.ts"
import type { Mentionable } from "./mention.ts"
import { MentionField } from "./MentionField.tsx"

export function CommentForm(props: {
  readonly task: TaskRow["id"]
  readonly people: ReadonlyArray<Mentionable>
  readonly onComment: (text: string, key: string) => Promise<unknown>
}) {
  const draft = createDraft(
    () => `task:${props.task}:comment`,
    () => ""
  )
  const send = () => {
    if (draft.value().trim() !== "") void draft.send(props.onComment)
  }
  return (
    <form
      class="comment-form"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <MentionField
        label={words.t("comment")}
        hint={words.t("commentHint")}
        rows={2}
        value={draft.value()}
        busy={draft.busy()}
        people={props.people}
        onInput={draft.set}
        onSend={send}
      />
      <button class="btn" type="submit" disabled={draft.value().trim() === "" || draft.busy()}>
        {words.t("commentSend")}
      </button>
    </form>
  )
}
