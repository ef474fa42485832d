/** What is to be read: which chat, which days, and whether also what was read before. */
import { createSignal, For } from "solid-js"
import type { ChatRow } from "../../../gateways/contract/knowledge.ts"
import type { Reading } from "../../sync/knowledgeApi.ts"
import { words } from "../../words/words.ts"
import { dayEnds, dayBegins } from "./days.ts"

export function ExtractForm(props: {
  readonly chats: ReadonlyArray<ChatRow>
  /** The one that another page sent the person here for. */
  readonly chat: string
  readonly busy: boolean
  readonly onStart: (reading: Reading) => void
}) {
  const [chat, setChat] = createSignal(props.chat)
  const [from, setFrom] = createSignal("")
  const [to, setTo] = createSignal("")
  const [again, setAgain] = createSignal(false)
  const start = (event: SubmitEvent) => {
    event.preventDefault()
    props.onStart({
      ...(chat() === "" ? {} : { chat: chat() }),
      ...(from() === "" ? {} : { from: dayBegins(from()) }),
      ...(to() === "" ? {} : { to: dayEnds(to()) }),
      ...(again() ? { again: true } : {})
    })
  }
  return (
    <form class="begin" aria-label={words.t("findKnowledge")} onSubmit={start}>
      <h2>{words.t("findKnowledge")}</h2>
      <p class="quiet-text">{words.t("findKnowledgeText")}</p>
      <label>
        {words.t("chat")}
        <select class="field" value={chat()} onChange={(event) => setChat(event.currentTarget.value)}>
          <option value="">{words.t("everyChat")}</option>
          <For each={props.chats}>
            {({ id, title, messages, unread }) => (
              <option value={id} selected={id === chat()}>
                {title} · {words.count("messagesCount", messages)} ·{" "}
                {words.t("unprocessed", { n: words.number(unread) })}
              </option>
            )}
          </For>
        </select>
      </label>
      <span class="pair">
        <label>
          {words.t("from")}
          <input class="field" type="date" max={to()} value={from()} onInput={(e) => setFrom(e.currentTarget.value)} />
        </label>
        <label>
          {words.t("until")}
          <input class="field" type="date" min={from()} value={to()} onInput={(e) => setTo(e.currentTarget.value)} />
        </label>
      </span>
      <label class="tick">
        <input type="checkbox" checked={again()} onChange={(event) => setAgain(event.currentTarget.checked)} />
        {words.t("includeProcessed")}
      </label>
      <button class="btn go" type="submit" disabled={props.busy}>
        {words.t("verb.start")}
      </button>
    </form>
  )
}
