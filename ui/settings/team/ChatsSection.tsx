/** The chats that are connected or were imported: whether messages are stored, and for how long. */
import { Show } from "solid-js"
import { RowsById } from "../../parts/rows/RowsById.tsx"
import { ImportChat } from "../../chatImport/ImportChat.tsx"
import { teamApi } from "../../sync/rest/teamApi.ts"
import { chatWords, settingsWords as words } from "../../words/words.ts"
import { createAct, createLoaded } from "../parts/createLoaded.ts"
import { createRole } from "../parts/createRole.ts"
import { SettingsSection, WhenLoaded } from "../parts/SettingsSection.tsx"
import { ChatEntry } from "./ChatEntry.tsx"

export function ChatsSection() {
  const { isAdmin, isOwner } = createRole()
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
              <RowsById rows={all()} fallback={<li class="quiet-text">{words.t("settings.noChats")}</li>}>
                {(chat) => <ChatEntry chat={chat()} isAdmin={isAdmin()} isOwner={isOwner()} act={act} />}
              </RowsById>
            </ul>
          )}
        </WhenLoaded>
      </SettingsSection>
      <Show when={isAdmin()}>
        <SettingsSection id="import" title={words.t("importChat")} text={chatWords.t("chatImport.text")}>
          <ImportChat />
        </SettingsSection>
      </Show>
    </>
  )
}
