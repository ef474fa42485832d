/** The fields of a task's draft besides its title. */
import type { TaskDraft } from "../../../domain/knowledge/draft.ts"
import { descriptionLength } from "../../../domain/text/limits.ts"
import { categoryChoices, priorityChoices } from "../../parts/fields/choices.ts"
import { DueInput } from "../../parts/fields/DueInput.tsx"
import { type Choice, Pick } from "../../parts/fields/Pick.tsx"
import { words } from "../../words/words.ts"
import { Labelled } from "./Labelled.tsx"
import { LongField } from "./LongField.tsx"

type Draft = Omit<TaskDraft, "wordsOf">
interface Props {
  readonly draft: Draft
  readonly people: ReadonlyArray<Choice>
  readonly topics: ReadonlyArray<Choice>
  readonly onChange: (change: object) => void
}

export function DraftTaskFields(props: Props) {
  return (
    <>
      <LongField
        label={words.t("field.description")}
        maxLength={descriptionLength}
        value={props.draft.description}
        onInput={(description) => props.onChange({ description })}
      />
      <dl class="fields">
        <Labelled label={words.t("field.assignee")}>
          <Pick
            label={words.t("field.assignee")}
            value={props.draft.assignee as string | null}
            choices={props.people}
            none={words.t("nobody")}
            onPick={(assignee) => props.onChange({ assignee })}
          />
        </Labelled>
        <Labelled label={words.t("field.due")}>
          <DueInput due={props.draft.due} onChange={(due) => props.onChange({ due })} />
        </Labelled>
        <Labelled label={words.t("field.priority")}>
          <Pick
            label={words.t("field.priority")}
            value={props.draft.priority}
            choices={priorityChoices}
            onPick={(priority) => props.onChange({ priority })}
          />
        </Labelled>
        <Labelled label={words.t("field.category")}>
          <Pick
            label={words.t("field.category")}
            value={props.draft.category}
            choices={categoryChoices}
            onPick={(category) => props.onChange({ category })}
          />
        </Labelled>
        <Labelled label={words.t("field.topic")}>
          <Pick
            label={words.t("field.topic")}
            value={props.draft.topics[0] ?? null}
            choices={props.topics}
            none={words.t("none")}
            onPick={(topic) => props.onChange({ topics: withFirst(props.draft.topics, topic) })}
          />
        </Labelled>
      </dl>
    </>
  )
}

/** The topics with another first one; the rest stay. */
const withFirst = (topics: ReadonlyArray<string>, first: string | null) => [
  ...(first === null ? [] : [first]),
  ...topics.slice(1).filter((id) => id !== first)
]
