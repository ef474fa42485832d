/** How long the messages of a chat are kept. A shorter time erases messages for ever, so it asks first. */
import { createSignal, Show } from "solid-js"
import type { ChatRow } from "../../../gateways/contract/knowledge.ts"
import { Select } from "../../parts/choice/Select.tsx"
import { Confirm } from "../../parts/overlay/Confirm.tsx"
import { teamApi } from "../../sync/rest/teamApi.ts"
import { settingsWords as words } from "../../words/words.ts"
import type { ActOnLists } from "../parts/createLoaded.ts"

const forever = "forever"
/** Days, as the choices of a select. */
const kept = [forever, "365", "90", "30"] as const

const textOf = (days: string) =>
  days === forever ? words.t("settings.keepForever") : words.count("keepDays", Number(days))

export function Retention(props: { readonly chat: ChatRow; readonly isAdmin: boolean; readonly act: ActOnLists }) {
  const [wanted, setWanted] = createSignal<number | null>(null)
  const now = () => (props.chat.keepDays === null ? forever : String(props.chat.keepDays))
  const choices = () => [...new Set([...kept, now()])].map((id) => ({ id, name: textOf(id) }))
  const save = (days: number | null) =>
    void props.act(() => teamApi.keepMessages(props.chat.id, days), words.t("settings.saved"))
  const pick = (id: string) => {
    const days = id === forever ? null : Number(id)
    const before = props.chat.keepDays ?? Number.POSITIVE_INFINITY
    if (days !== null && days < before) setWanted(days)
    else save(days)
  }
  const erase = (days: number) => {
    setWanted(null)
    save(days)
  }
  return (
    <>
      <Show when={props.isAdmin} fallback={<span class="quiet-text">{textOf(now())}</span>}>
        <Select
          label={words.t("settings.keepOf", { chat: props.chat.title })}
          value={now()}
          choices={choices()}
          onPick={pick}
        />
      </Show>
      <Show when={wanted()}>
        {(days) => (
          <Confirm
            title={words.t("settings.eraseTitle", { chat: props.chat.title })}
            action={words.t("settings.eraseNow")}
            onConfirm={() => erase(days())}
            onClose={() => setWanted(null)}
          >
            <p>{words.count("eraseText", days())}</p>
          </Confirm>
        )}
      </Show>
    </>
  )
}
