/** A checkbox with its label. */
import { Checkbox as Base } from "@kobalte/core/checkbox"

export function Checkbox(props: {
  readonly label: string
  /** The label is read aloud and not shown. */
  readonly bare?: boolean
  readonly checked: boolean
  /** Some of the things below it are checked. */
  readonly some?: boolean
  readonly disabled?: boolean
  readonly onChange: (checked: boolean) => void
}) {
  return (
    <Base
      class="check"
      checked={props.checked}
      indeterminate={props.some === true}
      disabled={props.disabled === true}
      onChange={props.onChange}
    >
      <Base.Input />
      <Base.Control class="cb" />
      <Base.Label class={props.bare === true ? "hidden-word" : ""}>{props.label}</Base.Label>
    </Base>
  )
}
