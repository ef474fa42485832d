/** Adds a webhook: where to, in which format, for which readers and events. */
import { type EndpointKind, endpointKinds } from "../../../../domain/endpoint/webhookTypes.ts"
import { LabelledSelect } from "../../../parts/choice/LabelledSelect.tsx"
import { RadioGroup } from "../../../parts/choice/RadioGroup.tsx"
import { TextField } from "../../../parts/fields/TextField.tsx"
import { HookForm, HookName } from "../parts/HookForm.tsx"
import { type MadeSecret, webhooksApi } from "../parts/webhooksApi.ts"
import { createRefusal } from "../../../words/createRefusal.ts"
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
  const refusal = createRefusal()
  const mayAdd = () => typed.isComplete() && !typed.busy()
  const add = async () => {
    const added = await typed.send((value, key) =>
      refusal.attempt(async () => ({ value, made: await webhooksApi.add(asSent({ ...typed.value(), ...value }), key) }))
    )
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
      failed={refusal.sentence()}
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
      <TextField
        label={words.t("field.url")}
        value={props.typed.value().url}
        onType={(text) => props.typed.change({ url: text })}
        type="url"
        spellcheck={false}
        maxlength={2000}
        placeholder="https://builds.example.org/hook"
        readonly={props.typed.busy()}
      />
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
      <LabelledSelect
        label={words.t("hooks.audience")}
        value={props.typed.value().audience}
        choices={audiences.choices()}
        onPick={(audience) => props.typed.change({ audience })}
      />
    </>
  )
}
