/** The form for a new message. It keeps the text when sending fails. */
import { createSignal } from "solid-js"
import { messageLength } from "../../../domain/text/limits.ts"
import { words } from "../../words/words.ts"

export function WriteForm(props: {
  readonly onSend: (text: string) => Promise<unknown>
  readonly onFailure: (error: unknown) => void
}) {
  const [text, setText] = createSignal("")
  const send = async (event: SubmitEvent) => {
    event.preventDefault()
    const typed = text()
    if (typed.trim() === "") return
    setText("")
    await props.onSend(typed).catch((error: unknown) => {
      setText(typed)
      props.onFailure(error)
    })
  }
  return (
    <form class="find" onSubmit={(event) => void send(event)}>
      <input
        class="field"
        dir="auto"
        maxlength={messageLength}
        aria-label={words.t("write")}
        placeholder={words.t("write")}
        value={text()}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button class="btn" type="submit" disabled={text().trim() === ""}>
        {words.t("send")}
      </button>
    </form>
  )
}
