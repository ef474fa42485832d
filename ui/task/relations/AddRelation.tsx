/** Links the task to another one: first the relation, then the task. */
import Plus from "lucide-solid/icons/plus"
import { createSignal } from "solid-js"
import type { TaskRow } from "../../../gateways/contract.ts"
import { Popover } from "../../parts/overlay/Popover.tsx"
import { Select } from "../../parts/choice/Select.tsx"
import { words } from "../../words/words.ts"
import { ChoiceList } from "../rail/ChoiceList.tsx"
import type { ShownLine } from "../whole/wholeOf.ts"
import { type RelatedTask, relations } from "./link.ts"

export function AddRelation(props: {
  readonly task: TaskRow
  readonly others: () => ReadonlyArray<ShownLine>
  readonly onAdd: (link: RelatedTask) => void
}) {
  const [open, setOpen] = createSignal(false)
  const [relation, setRelation] = createSignal<RelatedTask["relation"]>("subtask")
  const choices = () =>
    props
      .others()
      .filter(({ id }) => id !== props.task.id)
      .filter(({ id }) => !props.task.links.some((link) => link.to === id && link.relation === relation()))
      .toSorted((a, b) => b.number - a.number)
      .map(({ id, number, title }) => ({ id, name: `T-${number} ${title}` }))
  return (
    <Popover
      label={words.t("linkTask")}
      class="menu rail-choices"
      open={open()}
      onOpenChange={setOpen}
      trigger={(trigger) => (
        <button {...trigger} type="button" class="btn bare">
          <Plus size={13} />
          {words.t("linkTask")}
        </button>
      )}
    >
      <Select
        label={words.t("relationLabel")}
        value={relation()}
        choices={relations.map((id) => ({ id, name: words.value("relation", id) }))}
        onPick={setRelation}
      />
      <ChoiceList
        label={words.t("linkTask")}
        value={null}
        choices={choices()}
        onPick={(to) => {
          setOpen(false)
          if (to !== null) props.onAdd({ relation: relation(), to })
        }}
      />
    </Popover>
  )
}
