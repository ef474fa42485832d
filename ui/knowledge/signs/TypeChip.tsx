/** The type of a statement: its shape and its word. */
import type { AtomType } from "../../../domain/values.ts"
import { chatWords as words } from "../../words/words.ts"
import { KindSign } from "../../signs/KindSign.tsx"

export function TypeChip(props: { readonly type: AtomType }) {
  return (
    <span class="type-chip">
      <KindSign kind={props.type} size={12} />
      {words.value("atom", props.type)}
    </span>
  )
}
