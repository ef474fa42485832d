/** The fields of a new sender: its name, its kind, the thing that a webhook becomes, and the readers. */
import { Show } from "solid-js"
import {
  type SourceKind,
  sourceKinds,
  type SourceProduct,
  sourceProducts
} from "../../../domain/source/sourceVocabulary.ts"
import type { ChatRow } from "../../../gateways/contract/knowledge.ts"
import { LabelledSelect } from "../../parts/choice/LabelledSelect.tsx"
import { TextField } from "../../parts/fields/TextField.tsx"
import { settingsWords as words } from "../../words/words.ts"
import type { TypedMapping } from "./mapping/typedMapping.ts"

export const wholeTeam = "team"
export interface TypedSource {
  readonly name: string
  readonly kind: SourceKind
  readonly makes: SourceProduct
  /** The id of a chat, or the whole team. */
  readonly place: string
  /** The number of a forum topic of the chat; empty: no topic. */
  readonly thread: string
  readonly mapping: TypedMapping
}

export function SourceFields(props: {
  readonly value: TypedSource
  readonly chats: ReadonlyArray<ChatRow>
  readonly busy: boolean
  readonly onChange: (part: Partial<TypedSource>) => void
}) {
  const places = () => [
    { id: wholeTeam, name: words.t("sources.wholeTeam") },
    ...props.chats.filter(({ state }) => state === "bound").map(({ id, title }) => ({ id: String(id), name: title }))
  ]
  return (
    <div class="src-fields">
      <TextField
        label={words.t("field.name")}
        value={props.value.name}
        onType={(text) => props.onChange({ name: text })}
        dir="auto"
        maxlength={100}
        readonly={props.busy}
      />
      <LabelledSelect
        label={words.t("sources.sender")}
        value={props.value.kind}
        choices={sourceKinds.map((id) => ({ id, name: words.value("sourceKind", id) }))}
        onPick={(kind) => props.onChange({ kind })}
      />
      <LabelledSelect
        label={words.t("sources.makes")}
        value={props.value.makes}
        choices={sourceProducts.map((id) => ({ id, name: words.value("sourceMakes", id) }))}
        onPick={(makes) => props.onChange({ makes })}
      />
      <LabelledSelect
        label={words.t("sources.place")}
        value={props.value.place}
        choices={places()}
        onPick={(place) => props.onChange({ place })}
      />
      <Show when={props.value.place !== wholeTeam}>
        <TextField
          label={words.t("sources.thread")}
          value={props.value.thread}
          onType={(text) => props.onChange({ thread: text })}
          inputmode="numeric"
          maxlength={20}
          placeholder={words.t("sources.threadHint")}
          readonly={props.busy}
        />
      </Show>
    </div>
  )
}
