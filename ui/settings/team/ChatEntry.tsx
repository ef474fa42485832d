/** One chat in the settings: its facts, the decision of an owner while it waits, and its settings. */
import { Show } from "solid-js"
import type { ChatRow } from "../../../gateways/contract/knowledge.ts"
import { Button } from "../../parts/button/Button.tsx"
import { Checkbox } from "../../parts/choice/Checkbox.tsx"
import { teamApi } from "../../sync/rest/teamApi.ts"
import { settingsWords as words } from "../../words/words.ts"
import type { ActOnLists } from "../parts/createLoaded.ts"
import { Retention } from "./Retention.tsx"

interface ChatEntryProps {
  readonly chat: ChatRow
  readonly isAdmin: boolean
  readonly isOwner: boolean
  readonly act: ActOnLists
}

export function ChatEntry(props: ChatEntryProps) {
  const facts = () =>
    [
      words.value("source", props.chat.source),
      isWaiting() ? words.t("settings.chatWaits") : words.value("chatState", props.chat.state),
      ...(props.chat.members > 0 ? [words.count("inChat", props.chat.members)] : []),
      words.count("messagesCount", props.chat.messages)
    ].join(", ")
  /** An owner must approve the chat first. Until then the bot stores nothing of it. */
  const isWaiting = () => props.chat.state === "bound" && !props.chat.approved
  const consent = (given: boolean) =>
    void props.act(() => teamApi.consent(props.chat.id, given), {
      text: words.t(given ? "settings.consentOn" : "settings.consentOff", { chat: props.chat.title }),
      undo: () => void props.act(() => teamApi.consent(props.chat.id, !given))
    })
  const proposals = (shown: boolean) =>
    void props.act(() => teamApi.showProposals(props.chat.id, shown), words.t("settings.saved"))
  /** Messages of an import are stored once; only a chat with the bot gets new ones. */
  const isLive = () => props.chat.state === "bound" && props.chat.source === "telegram" && !isWaiting()
  return (
    <li class="set-row two">
      <span class="grow">
        <b class="ell" dir="auto">
          {props.chat.title}
        </b>
        <span class="quiet-text ell">{facts()}</span>
      </span>
      <Show when={isLive()}>
        <Checkbox
          label={words.t("settings.storesMessages")}
          checked={props.chat.consent}
          disabled={!props.isAdmin}
          onChange={consent}
        />
        <Checkbox
          label={words.t("settings.showsProposals")}
          checked={props.chat.proposals}
          disabled={!props.isAdmin}
          onChange={proposals}
        />
      </Show>
      <Show when={isWaiting()} fallback={<Retention chat={props.chat} isAdmin={props.isAdmin} act={props.act} />}>
        <Show when={props.isOwner}>
          <Decision chat={props.chat} act={props.act} />
        </Show>
      </Show>
    </li>
  )
}

/** The buttons of an owner. */
function Decision(props: Pick<ChatEntryProps, "chat" | "act">) {
  const decide = (approved: boolean) =>
    void props.act(
      () => teamApi.decideChat(props.chat.id, approved),
      words.t(approved ? "settings.chatApproved" : "settings.chatRefused", { chat: props.chat.title })
    )
  return (
    <span class="acts">
      <Button small onClick={() => decide(true)}>
        {words.t("settings.approveChat")}
      </Button>
      <Button small onClick={() => decide(false)}>
        {words.t("settings.refuseChat")}
      </Button>
    </span>
  )
}
