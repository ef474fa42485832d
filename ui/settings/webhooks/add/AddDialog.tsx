/** Adds a webhook: where to, in which format, for which readers and events. */
import { createSignal } from "solid-js"
import { type EndpointKind, endpointKinds } from "../../../../domain/endpoint/webhookTypes.ts"
import { RadioGroup } from "../../../parts/choice/RadioGroup.tsx"
import { Select } from "../../../parts/choice/Select.tsx"
import { HookForm, HookName } from "../parts/HookForm.tsx"
import { type MadeSecret, webhooksApi } from "../parts/webhooksApi.ts"
import { sentenceOf } from "../../../words/sentenceOf.ts"
import { webhookWords as words } from "../../../words/words.ts"
import type { ActOnLists } from "../../parts/createLoaded.ts"
import { createAudiences } from "../parts/createAudiences.ts"
import { asSent, createNewWebhook, type TypedWebhook } from "./createNewWebhook.ts"
import { createTopics } from "../parts/createTopics.ts"
import { TopicChoice } from "./TopicChoice.tsx"
import { TypeChoice } from "./TypeChoice.tsx"

export function AddDialog(props: {
  readonly act: ActOnLists
  readonly onAdded: (name: string, kind: EndpointKind, made: MadeSecret) => void
  readonly onClose: () => void
}) {
  const typed = createNewWebhook()
  const topics = createTopics()
  const [failed, setFailed] = createSignal<string | null>(null)
  const mayAdd = () => typed.isComplete() && !typed.busy()
  const add = async () => {
    setFailed(null)
    const added = await typed.send(async (value, key) => {
      try {
        const made = await webhooksApi.add(asSent({ ...typed.value(), ...value }), key)
        return { value, made }
      } catch (error) {
        setFailed(sentenceOf(error))
        return null
      }
    })
    if (added === null) return
    props.onClose()
    await props.act(() => Promise.resolve(added.made), words.t("hooks.added", { name: added.value.name }))
    props.onAdded(added.value.name, added.value.kind, added.made)
  }
  return (
    <HookForm
      title={words.t("hooks.add")}
      act={words.t("hooks.addIt")}
      maySend={mayAdd()}
      failed={failed()}
      onSend={() => void add()}
      onClose={() => props.onClose()}
    >
      <Texts typed={typed} />
      <KindAndReaders typed={typed} />
      <TypeChoice types={typed.value().types} onChange={(types) => typed.change({ types })} />
      <TopicChoice
        topics={topics}
        chosen={typed.value().topics}
        onChange={(chosen) => typed.change({ topics: chosen })}
      />
    </HookForm>
  )
}

function Texts(props: { readonly typed: TypedWebhook }) {
  return (
    <>
      <HookName
        name={props.typed.value().name}
        busy={props.typed.busy()}
        onType={(name) => props.typed.change({ name })}
      />
      <label class="labelled">
        <span>{words.t("field.url")}</span>
        <input
          class="in"
          type="url"
          autocomplete="off"
          spellcheck={false}
          maxlength={2000}
          placeholder="https://builds.example.org/hook"
          readonly={props.typed.busy()}
          value={props.typed.value().url}
          onInput={(event) => props.typed.change({ url: event.currentTarget.value })}
        />
      </label>
    </>
  )
}

function KindAndReaders(props: { readonly typed: TypedWebhook }) {
  const audiences = createAudiences()
  return (
    <>
      <RadioGroup
        label={words.t("hooks.kind")}
        value={props.typed.value().kind}
        choices={endpointKinds.map((id) => ({
          id,
          name: words.value("hookKind", id),
          hint: words.value("hookKindText", id)
        }))}
        onPick={(kind) => props.typed.change({ kind })}
      />
      <div class="labelled hook-pick">
        <span aria-hidden="true">{words.t("hooks.audience")}</span>
        <Select
          label={words.t("hooks.audience")}
          value={props.typed.value().audience}
          choices={audiences.choices()}
          onPick={(audience) => props.typed.change({ audience })}
        />
      </div>
    </>
  )
}
