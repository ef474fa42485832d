/** Opens the palette. It looks like a field; on a narrow window it is an icon, and on a phone it is not there. */
import SearchIcon from "lucide-solid/icons/search"
import { runVerb } from "../../verbs/bindings.ts"
import { verbKeys } from "../../verbs/verbKeys.ts"
import { words } from "../../words/words.ts"
import { KeyHints } from "../button/KeyHints.tsx"

export function FindField() {
  return (
    <button
      class="find-field"
      type="button"
      aria-label={words.t("verbName.palette")}
      aria-keyshortcuts="Control+K Meta+K"
      onClick={() => runVerb("palette")}
    >
      <SearchIcon size={13} />
      <span>{words.t("verbName.palette")}</span>
      <KeyHints of={verbKeys("palette")} />
    </button>
  )
}
