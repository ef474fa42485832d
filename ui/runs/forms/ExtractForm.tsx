/** Starts an extraction. The person chooses the chat, the days, and whether processed messages are included. */
import { createSignal } from "solid-js"
import type { ChatRow } from "../../../gateways/contract/knowledge.ts"
import { Pick } from "../../parts/fields/Pick.tsx"
import type { NewExtraction } from "../../sync/rest/knowledgeApi.ts"
import { words } from "../../words/words.ts"
import { dayBegins, dayEnds } from "./days.ts"
import { Tick } from "./Tick.tsx"

export function ExtractForm(props: {
  readonly chats: ReadonlyArray<ChatRow>
  /** The chat that is chosen at first; empty for all. */
  readonly chat: string
  readonly busy: boolean
  readonly onStart: (extraction: NewExtraction) => void
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
        <Pick
          value={chat() === "" ? null : chat()}
          choices={props.chats.map((row) => ({ id: row.id as string, name: nameOf(row) }))}
          none={words.t("everyChat")}
          onPick={(id) => setChat(id ?? "")}
        />
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
      <Tick label={words.t("includeProcessed")} checked={again()} onChange={setAgain} />
      <button class="btn go" type="submit" disabled={props.busy}>
        {words.t("verb.start")}
      </button>
    </form>
  )
}

const nameOf = ({ title, messages, unread }: ChatRow) =>
  [title, words.count("messagesCount", messages), words.t("unprocessed", { n: words.number(unread) })].join(" · ")
