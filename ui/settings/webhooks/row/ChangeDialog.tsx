/** Changes the name and the filter of a webhook. The address cannot change: another address is another webhook. */
import { createSignal, Show } from "solid-js"
import type { WebhookRow } from "../../../../gateways/contract/webhooks/webhooks.ts"
import { createDraft } from "../../../drafts/createDraft.ts"
import { Button } from "../../../parts/button/Button.tsx"
import { Dialog } from "../../../parts/overlay/Dialog.tsx"
import { Note } from "../../../parts/show/Note.tsx"
import { sentenceOf } from "../../../words/sentenceOf.ts"
import { settingsWords, webhookWords as words } from "../../../words/words.ts"
import type { ActOnLists } from "../../parts/createLoaded.ts"
import { isFilterComplete, sentFilter, type TypedFilter } from "../add/createNewWebhook.ts"
import { TopicChoice } from "../add/TopicChoice.tsx"
import { TypeChoice } from "../add/TypeChoice.tsx"
import type { HookTopics } from "../parts/createTopics.ts"
import { webhooksApi } from "../parts/webhooksApi.ts"

const typedOf = ({ name, types, topics }: WebhookRow): TypedFilter => ({
  name,
  types: types.length === 0 ? null : types,
  topics: topics.length === 0 ? null : topics
})

export function ChangeDialog(props: {
  readonly hook: WebhookRow
  readonly topics: HookTopics
  readonly act: ActOnLists
  readonly onClose: () => void
}) {
  const draft = createDraft(
    () => `webhook:${props.hook.id}`,
    () => typedOf(props.hook)
  )
  const [failed, setFailed] = createSignal<string | null>(null)
  const change = (part: Partial<TypedFilter>) => draft.set({ ...draft.value(), ...part })
  const maySave = () => isFilterComplete(draft.value()) && !draft.busy()
  const save = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!maySave()) return
    setFailed(null)
    const saved = await draft.send(async (typed, key) => {
      try {
        return await webhooksApi.change(props.hook.id, sentFilter(typed), key)
      } catch (error) {
        setFailed(sentenceOf(error))
        return null
      }
    })
    if (saved === null) return
    props.onClose()
    await props.act(() => Promise.resolve(saved), settingsWords.t("settings.saved"))
  }
  return (
    <Dialog wide title={words.t("hooks.changeTitle", { name: props.hook.name })} onClose={() => props.onClose()}>
      <form class="dlg-form" onSubmit={(event) => void save(event)}>
        <label class="labelled">
          <span>{words.t("field.name")}</span>
          <input
            class="in"
            dir="auto"
            autocomplete="off"
            maxlength={100}
            readonly={draft.busy()}
            value={draft.value().name}
            onInput={(event) => change({ name: event.currentTarget.value })}
          />
        </label>
        <TypeChoice types={draft.value().types} onChange={(types) => change({ types })} />
        <TopicChoice topics={props.topics} chosen={draft.value().topics} onChange={(topics) => change({ topics })} />
        <p class="quiet-text">{words.t("hooks.changeText")}</p>
        <div class="hook-end">
          <Show when={failed()}>{(why) => <Note tone="bad">{why()}</Note>}</Show>
          <div class="acts">
            <Button onClick={() => props.onClose()}>{words.t("cancel")}</Button>
            <Button look="go" type="submit" disabled={!maySave()}>
              {words.t("hooks.changeIt")}
            </Button>
          </div>
        </div>
      </form>
    </Dialog>
  )
}
