/** Changes the name and the filter of a webhook. The address cannot change: another address is another webhook. */
import type { WebhookRow } from "../../../../gateways/contract/webhooks/webhooks.ts"
import { createDraft } from "../../../drafts/createDraft.ts"
import { createRefusal } from "../../../words/createRefusal.ts"
import { settingsWords, webhookWords as words } from "../../../words/words.ts"
import type { ActOnLists } from "../../parts/createLoaded.ts"
import { isFilterComplete, sentFilter, type TypedFilter } from "../add/createNewWebhook.ts"
import { TopicChoice } from "../add/TopicChoice.tsx"
import { TypeChoice } from "../add/TypeChoice.tsx"
import type { HookTopics } from "../parts/createTopics.ts"
import { HookForm, HookName } from "../parts/HookForm.tsx"
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
  const refusal = createRefusal()
  const change = (part: Partial<TypedFilter>) => draft.set({ ...draft.value(), ...part })
  const maySave = () => isFilterComplete(draft.value()) && !draft.busy()
  const save = async () => {
    const saved = await draft.send((typed, key) =>
      refusal.attempt(() => webhooksApi.change(props.hook.id, sentFilter(typed), key))
    )
    if (saved === null) return
    props.onClose()
    await props.act(() => Promise.resolve(saved), settingsWords.t("settings.saved"))
  }
  return (
    <HookForm
      title={words.t("hooks.changeTitle", { name: props.hook.name })}
      act={words.t("hooks.changeIt")}
      maySend={maySave()}
      failed={refusal.sentence()}
      onSend={() => void save()}
      onClose={() => props.onClose()}
    >
      <HookName name={draft.value().name} busy={draft.busy()} onType={(name) => change({ name })} />
      <TypeChoice types={draft.value().types} onChange={(types) => change({ types })} />
      <TopicChoice topics={props.topics} chosen={draft.value().topics} onChange={(topics) => change({ topics })} />
      <p class="quiet-text">{words.t("hooks.changeText")}</p>
    </HookForm>
  )
}
