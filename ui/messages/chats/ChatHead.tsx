/** The head of a chat: its title and facts, and the jump to a day. On a phone the title is the choice of the chat. */
import { Show } from "solid-js"
import type { ChatSaid } from "../../../gateways/contract/messages.ts"
import { Pick } from "../../parts/fields/Pick.tsx"
import { Tabs } from "../../parts/show/Tabs.tsx"
import { type SaidFilter, saidFilters } from "../filter/saidFilter.ts"
import { today } from "../../parts/days.ts"
import { chatWords as words } from "../../words/words.ts"

export function ChatHead(props: {
  /** Null: all chats. */
  readonly chat: ChatSaid | null
  readonly chats: ReadonlyArray<ChatSaid>
  /** The day of the address. */
  readonly day: string | null
  readonly onChat: (id: string | null) => void
  readonly onDay: (day: string | null) => void
  readonly dayField: (field: HTMLInputElement) => void
  readonly filter: SaidFilter
  readonly onFilter: (filter: SaidFilter) => void
}) {
  return (
    <div class="said-bar">
      <h2 class="ell">
        <bdi>{props.chat?.title ?? words.t("everyChat")}</bdi>
      </h2>
      <span class="said-choice">
        <Pick
          label={words.t("chat")}
          value={props.chat?.id ?? null}
          choices={props.chats.map(({ id, title }) => ({ id, name: title }))}
          none={words.t("everyChat")}
          onPick={props.onChat}
        />
      </span>
      <Show when={props.chat}>{(chat) => <span class="quiet-text ell said-facts">{factsOf(chat())}</span>}</Show>
      <Tabs
        label={words.t("said.column")}
        value={props.filter}
        onPick={props.onFilter}
        tabs={saidFilters.map((id) => ({ id, name: words.value("saidFilter", id) }))}
      />
      <input
        ref={props.dayField}
        class="field day-jump"
        type="date"
        max={today(new Date())}
        aria-label={words.t("verbName.toDay")}
        title={words.t("verbName.toDay")}
        value={props.day ?? ""}
        onChange={({ currentTarget: { value } }) => props.onDay(value === "" ? null : value)}
      />
    </div>
  )
}

const factsOf = ({ members, messages, consent, source, state }: ChatSaid): string => {
  const facts = [
    ...(members === 0 ? [] : [words.count("saidPeople", members)]),
    words.count(messages < mostCounted ? "messagesCount" : "saidAtLeast", messages)
  ]
  if (state !== "bound") facts.push(words.value("chatState", state))
  else if (source === "telegram" && !consent) facts.push(words.t("said.notStored"))
  return facts.join(" · ")
}

/** The server counts no further. */
const mostCounted = 10_000
