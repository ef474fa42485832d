/** A choice of one from a short list: role, sort order, period. */
import { Select as Base } from "@kobalte/core/select"
import Check from "lucide-solid/icons/check"
import ChevronDown from "lucide-solid/icons/chevron-down"
import type { Choice } from "../fields/Pick.tsx"
import { gutter } from "../button/trigger.ts"

export interface SelectProps<Id extends string> {
  /** The name of the field, read aloud. */
  readonly label: string
  /** Without a border. */
  readonly plain?: boolean
  readonly value: Id | null
  readonly choices: ReadonlyArray<Choice<Id>>
  /** Shown while there is no value. */
  readonly placeholder?: string
  readonly disabled?: boolean
  readonly onPick: (id: Id) => void
  /** Open as soon as it is mounted. */
  readonly defaultOpen?: boolean
}

export function Select<Id extends string>(props: SelectProps<Id>) {
  const chosen = () => props.choices.find(({ id }) => id === props.value) ?? null
  let trigger!: HTMLButtonElement
  // Without this the library gives the focus to the first link of the page after a choice by keyboard.
  const giveBack = (event: Event) => {
    event.preventDefault()
    trigger.focus()
  }
  return (
    <Base<Choice<Id>>
      options={[...props.choices]}
      optionValue="id"
      optionTextValue="name"
      value={chosen()}
      onChange={(choice) => choice !== null && choice.id !== props.value && props.onPick(choice.id)}
      disallowEmptySelection
      defaultOpen={props.defaultOpen === true}
      disabled={props.disabled === true}
      placeholder={props.placeholder ?? ""}
      gutter={gutter}
      itemComponent={(item) => (
        <Base.Item item={item.item} class="mi">
          <Base.ItemLabel class="ell">{item.item.rawValue.name}</Base.ItemLabel>
          <Base.ItemIndicator class="tick">
            <Check size={14} />
          </Base.ItemIndicator>
        </Base.Item>
      )}
    >
      <Base.Trigger ref={trigger} class="pick" classList={{ plain: props.plain === true }} aria-label={props.label}>
        <Base.Value<Choice<Id>> class="ell">{(state) => state.selectedOption().name}</Base.Value>
        <Base.Icon>
          <ChevronDown size={12} />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Content class="pop menu" onCloseAutoFocus={giveBack}>
          <Base.Listbox class="listbox" />
        </Base.Content>
      </Base.Portal>
    </Base>
  )
}
