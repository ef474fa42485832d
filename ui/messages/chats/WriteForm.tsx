/** The form for a new message. The text stays until the message is stored. */
import { messageLength } from "../../../domain/text/limits.ts"
import { createDraft } from "../../drafts/createDraft.ts"
import { words } from "../../words/words.ts"

export function WriteForm(props: {
  readonly onSend: (text: string, key: string) => Promise<unknown>
  readonly onFailure: (error: unknown) => void
}) {
  const draft = createDraft(
    () => "message:new",
    () => ""
  )
  const send = (event: SubmitEvent) => {
    event.preventDefault()
    if (draft.value().trim() !== "") draft.send(props.onSend).catch(props.onFailure)
  }
  return (
    <form class="write-form" onSubmit={send}>
      <input
        class="field"
        dir="auto"
        maxlength={messageLength}
        aria-label={words.t("write")}
        placeholder={words.t("write")}
        readonly={draft.busy()}
        value={draft.value()}
        onInput={(event) => draft.set(event.currentTarget.value)}
      />
      <button class="btn" type="submit" disabled={draft.value().trim() === "" || draft.busy()}>
        {words.t("send")}
      </button>
    </form>
  )
}
