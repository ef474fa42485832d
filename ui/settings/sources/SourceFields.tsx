/** The fields of a new sender: its name, its kind, the thing that a webhook becomes, and the readers. */
import { Show } from "solid-js"
import {
  type SourceKind,
  sourceKinds,
  type SourceProduct,
  sourceProducts
} from "../../../domain/source/sourceVocabulary.ts"
import type { ChatRow } from "../../../gateways/contract/knowledge.ts"
import { Select, type SelectProps } from "../../parts/choice/Select.tsx"
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
      <label class="labelled">
        <span>{words.t("field.name")}</span>
        <input
          class="in"
          dir="auto"
          maxlength={100}
          readonly={props.busy}
          value={props.value.name}
          onInput={(event) => props.onChange({ name: event.currentTarget.value })}
        />
      </label>
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
        <label class="labelled">
          <span>{words.t("sources.thread")}</span>
          <input
            class="in"
            inputmode="numeric"
            autocomplete="off"
            maxlength={20}
            placeholder={words.t("sources.threadHint")}
            readonly={props.busy}
            value={props.value.thread}
            onInput={(event) => props.onChange({ thread: event.currentTarget.value })}
          />
        </label>
      </Show>
    </div>
  )
}

/** The list itself has the label as its name. */
function LabelledSelect<Id extends string>(props: SelectProps<Id>) {
  return (
    <div class="labelled">
      <span aria-hidden="true">{props.label}</span>
      <Select {...props} />
    </div>
  )
}
