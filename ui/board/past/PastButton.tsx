/** Opens the board of the end of yesterday, and leads back to the present. */
import Clock from "lucide-solid/icons/clock"
import { IconButton } from "../../parts/button/IconButton.tsx"
import { bindVerbs } from "../../verbs/bindings.ts"
import { words } from "../../words/words.ts"
import type { Past } from "./createPast.ts"

export function PastButton(props: { readonly past: Past }) {
  const toggle = () => (props.past.at() === null ? props.past.by(-1) : props.past.go(null))
  bindVerbs({ boardTime: toggle })
  return (
    <IconButton label={words.t("verbName.boardTime")} keys="H" onClick={toggle}>
      <Clock size={15} />
    </IconButton>
  )
}
