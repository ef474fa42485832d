/** A field for a search, with a button that empties it. Escape empties it too. */
import { TextField } from "@kobalte/core/text-field"
import SearchIcon from "lucide-solid/icons/search"
import X from "lucide-solid/icons/x"
import { Show } from "solid-js"
import { words } from "../../words/words.ts"

export function SearchField(props: {
  readonly label: string
  readonly value: string
  readonly autofocus?: boolean
  readonly onInput: (text: string) => void
}) {
  let field!: HTMLInputElement
  const empty = () => {
    props.onInput("")
    field.focus()
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || props.value === "") return
    // One Escape closes one layer: the dialog around the field stays open.
    event.stopPropagation()
    empty()
  }
  return (
    <TextField class="search-field" value={props.value} onChange={props.onInput}>
      <SearchIcon size={14} />
      <TextField.Input
        ref={field}
        class="in"
        type="search"
        dir="auto"
        autofocus={props.autofocus === true}
        aria-label={props.label}
        placeholder={props.label}
        onKeyDown={press}
      />
      <Show when={props.value !== ""}>
        <button class="ib sm" type="button" aria-label={words.t("emptyField")} onClick={empty}>
          <X size={13} />
        </button>
      </Show>
    </TextField>
  )
}
