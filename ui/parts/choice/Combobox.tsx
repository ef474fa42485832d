/** A choice of one from a long list, found by typing: assignee, topic, merge target. */
import { Combobox as Base } from "@kobalte/core/combobox"
import Check from "lucide-solid/icons/check"
import ChevronDown from "lucide-solid/icons/chevron-down"
import type { Choice } from "../fields/Pick.tsx"
import { gutter } from "../button/trigger.ts"

export function Combobox<Id extends string>(props: {
  /** The name of the field, read aloud. */
  readonly label: string
  readonly value: Id | null
  readonly choices: ReadonlyArray<Choice<Id>>
  readonly placeholder?: string
  readonly disabled?: boolean
  readonly autofocus?: boolean
  /** Null when the person empties the field. */
  readonly onPick: (id: Id | null) => void
}) {
  const chosen = () => props.choices.find(({ id }) => id === props.value) ?? null
  return (
    <Base<Choice<Id>>
      options={[...props.choices]}
      optionValue="id"
      optionTextValue="name"
      optionLabel="name"
      value={chosen()}
      onChange={(choice) => (choice?.id ?? null) !== props.value && props.onPick(choice?.id ?? null)}
      disabled={props.disabled === true}
      placeholder={props.placeholder ?? ""}
      triggerMode="focus"
      gutter={gutter}
      itemComponent={(item) => (
        <Base.Item item={item.item} class="mi">
          <Base.ItemLabel class="ell">
            <bdi>{item.item.rawValue.name}</bdi>
          </Base.ItemLabel>
          <Base.ItemIndicator class="tick">
            <Check size={14} />
          </Base.ItemIndicator>
        </Base.Item>
      )}
    >
      <Base.Control class="combo">
        <Base.Input class="in" dir="auto" aria-label={props.label} autofocus={props.autofocus === true} />
        <Base.Trigger class="ib sm" aria-label={props.label} tabIndex={-1}>
          <ChevronDown size={12} />
        </Base.Trigger>
      </Base.Control>
      <Base.Portal>
        <Base.Content class="pop menu">
          <Base.Listbox class="listbox" />
        </Base.Content>
      </Base.Portal>
    </Base>
  )
}
