/** A reply to a comment, in the row of its notice. The typed text is kept until it is stored, also when the form closes. */
import { createDraft } from "../../drafts/createDraft.ts"
import { Button } from "../../parts/button/Button.tsx"
import type { Mentionable } from "../../task/stream/mention.ts"
import { MentionField } from "../../task/stream/MentionField.tsx"
import { noticeWords as words } from "../../words/words.ts"

export function ReplyForm(props: {
  readonly task: string
  readonly people: ReadonlyArray<Mentionable>
  /** Sends the reply. Null after a failure, which the person was told. */
  readonly onReply: (text: string, key: string) => Promise<unknown>
  readonly onClose: () => void
}) {
  const draft = createDraft(
    () => `task:${props.task}:reply`,
    () => ""
  )
  const isEmpty = () => draft.value().trim() === ""
  const send = () => {
    if (!isEmpty()) void draft.send(props.onReply)
  }
  return (
    <form
      class="notice-reply"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <MentionField
        label={words.t("noticeReply")}
        hint={words.t("commentHint")}
        rows={2}
        focus
        value={draft.value()}
        busy={draft.busy()}
        people={props.people}
        onInput={draft.set}
        onSend={send}
        onCancel={() => props.onClose()}
      />
      <div class="acts">
        <Button small look="go" type="submit" disabled={isEmpty() || draft.busy()}>
          {words.t("commentSend")}
        </Button>
        <Button small look="quiet" onClick={() => props.onClose()}>
          {words.t("cancel")}
        </Button>
      </div>
    </form>
  )
}
