/** The form for a new comment. */
import { createSignal } from "solid-js"
import { commentLength } from "../../domain/text/limits.ts"
import { words } from "../words/words.ts"

export function CommentForm(props: { readonly onComment: (text: string) => void }) {
  const [text, setText] = createSignal("")
  const send = (event: SubmitEvent) => {
    event.preventDefault()
    if (text().trim() === "") return
    props.onComment(text())
    setText("")
  }
  return (
    <form class="comment-form" onSubmit={send}>
      <textarea
        class="field"
        dir="auto"
        maxlength={commentLength}
        aria-label={words.t("comment")}
        placeholder={words.t("comment")}
        value={text()}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button class="btn" type="submit" disabled={text().trim() === ""}>
        {words.t("commentSend")}
      </button>
    </form>
  )
}
