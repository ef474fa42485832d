/** The fields of a statement's draft besides its text. */
import type { AtomDraft } from "../../../domain/knowledge/draft.ts"
import { mostTags, tagLength } from "../../../domain/text/limits.ts"
import { DueInput } from "../../parts/fields/DueInput.tsx"
import { type Choice, Pick } from "../../parts/fields/Pick.tsx"
import { itemStatuses } from "../../../domain/vocabulary.ts"
import { atomTypes } from "../../signs/KindSign.tsx"
import { chatWords as words } from "../../words/words.ts"
import { Labelled } from "./Labelled.tsx"

export function AtomFields(props: {
  readonly draft: Omit<AtomDraft, "wordsOf">
  readonly people: ReadonlyArray<Choice>
  readonly topics: ReadonlyArray<Choice>
  readonly onChange: (change: object) => void
}) {
  const typeChoices = atomTypes.map((id) => ({ id, name: words.value("atom", id) }))
  const statusChoices = itemStatuses.map((id) => ({ id, name: words.value("life", id) }))
  return (
    <dl class="fields">
      <Labelled label={words.t("field.type")}>
        <Pick
          label={words.t("field.type")}
          value={props.draft.type}
          choices={typeChoices}
          onPick={(type) => props.onChange({ type })}
        />
      </Labelled>
      <Labelled label={words.t("field.status")}>
        <Pick
          label={words.t("field.status")}
          value={props.draft.status ?? "open"}
          choices={statusChoices}
          onPick={(status) => props.onChange({ status })}
        />
      </Labelled>
      <Labelled label={words.t("field.owner")}>
        <Pick
          label={words.t("field.owner")}
          value={(props.draft.owner ?? null) as string | null}
          choices={props.people}
          none={words.t("nobody")}
          onPick={(owner) => props.onChange({ owner })}
        />
      </Labelled>
      <Labelled label={words.t("field.due")}>
        <DueInput due={props.draft.due ?? null} onChange={(due) => props.onChange({ due })} />
      </Labelled>
      <Labelled label={words.t("field.topic")}>
        <Pick
          label={words.t("field.topic")}
          value={props.draft.topic as string | null}
          choices={props.topics}
          none={words.t("none")}
          onPick={(topic) => props.onChange({ topic })}
        />
      </Labelled>
      <Labelled label={words.t("field.tags")}>
        <input
          class="field"
          dir="auto"
          aria-label={words.t("tagsHint")}
          placeholder={words.t("tagsHint")}
          value={props.draft.tags.join(", ")}
          onChange={(event) => props.onChange({ tags: tagsIn(event.currentTarget.value) })}
        />
      </Labelled>
    </dl>
  )
}

const tagsIn = (text: string) =>
  text
    .split(",")
    .map((tag) => tag.trim().slice(0, tagLength))
    .filter((tag) => tag !== "")
    .slice(0, mostTags)
