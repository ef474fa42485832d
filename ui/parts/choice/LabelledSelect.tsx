/** A list to choose from, below its label. */
import { Select, type SelectProps } from "./Select.tsx"

/** The list itself has the label as its name, so a screen reader skips the visible one. */
export function LabelledSelect<Id extends string>(props: SelectProps<Id>) {
  return (
    <div class="labelled">
      <span aria-hidden="true">{props.label}</span>
      <Select {...props} />
    </div>
  )
}
