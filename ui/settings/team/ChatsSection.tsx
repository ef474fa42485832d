/** The chats that are connected or were imported: whether messages are stored, and for how long. */
import { For, Show } from "solid-js"
import type { ChatRow } from "../../../gateways/contract/knowledge.ts"
import { ImportChat } from "../../chatImport/ImportChat.tsx"
import { Checkbox } from "../../parts/choice/Checkbox.tsx"
import { teamApi } from "../../sync/rest/teamApi.ts"
import { words } from "../../words/words.ts"
import { type ActOnLists, createAct, createLoaded } from "../parts/createLoaded.ts"
import { createRole } from "../parts/createRole.ts"
import { SettingsSection, WhenLoaded } from "../parts/SettingsSection.tsx"
import { Retention } from "./Retention.tsx"

export function ChatsSection() {
  const { isAdmin } = createRole()
  const chats = createLoaded(teamApi.chats)
  const act = createAct(chats)
  return (
    <>
      <SettingsSection
        id="chats"
        title={words.t("settings.chats")}
        text={words.t(isAdmin() ? "settings.chatsText" : "settings.chatsRead")}
      >
        <WhenLoaded of={chats}>
          {(all) => (
            <ul class="plain-list">
              <For each={all()} fallback={<li class="quiet-text">{words.t("settings.noChats")}</li>}>
                {(chat) => <ChatLine chat={chat} isAdmin={isAdmin()} act={act} />}
              </For>
            </ul>
          )}
        </WhenLoaded>
      </SettingsSection>
      <Show when={isAdmin()}>
        <SettingsSection id="import" title={words.t("chatImport.title")} text={words.t("chatImport.text")}>
          <ImportChat />
        </SettingsSection>
      </Show>
    </>
  )
}

function ChatLine(props: { readonly chat: ChatRow; readonly isAdmin: boolean; readonly act: ActOnLists }) {
  const facts = () =>
    [
      words.value("source", props.chat.source),
      words.value("chatState", props.chat.state),
      ...(props.chat.members > 0 ? [words.count("inChat", props.chat.members)] : []),
      words.count("messagesCount", props.chat.messages)
    ].join(", ")
  const consent = (given: boolean) =>
    void props.act(() => teamApi.consent(props.chat.id, given), {
      text: words.t(given ? "settings.consentOn" : "settings.consentOff", { chat: props.chat.title }),
      undo: () => void props.act(() => teamApi.consent(props.chat.id, !given))
    })
  const proposals = (shown: boolean) =>
    void props.act(() => teamApi.showProposals(props.chat.id, shown), words.t("settings.saved"))
  /** Messages of an import are stored once; only a chat with the bot gets new ones. */
  const isLive = () => props.chat.state === "bound" && props.chat.source === "telegram"
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
      <Retention chat={props.chat} isAdmin={props.isAdmin} act={props.act} />
    </li>
  )
}
