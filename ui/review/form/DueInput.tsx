/** The field of a due day. */
import { words } from "../../words/words.ts"

export function DueInput(props: { readonly due: string | null; readonly onChange: (due: string | null) => void }) {
  return (
    <input
      class="field"
      type="date"
      aria-label={words.t("field.due")}
      value={props.due?.slice(0, "2026-11-27".length) ?? ""}
      onChange={({ currentTarget: { value } }) => props.onChange(value === "" ? null : value)}
    />
  )
}
