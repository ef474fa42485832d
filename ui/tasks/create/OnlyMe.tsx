import { words } from "../../words/words.ts"

/** Makes the new task visible to its creator only. */
export function OnlyMe(props: { readonly checked: boolean; readonly onChange: (checked: boolean) => void }) {
  return (
    <label class="check first">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      {words.t("onlyMe")}
    </label>
  )
}
