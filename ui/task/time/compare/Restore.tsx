/** The button that gives a field its value of then, as a new event. Missing when the product has no command for it. */
import { Show } from "solid-js"
import { Button } from "../../../parts/button/Button.tsx"
import { words } from "../../../words/words.ts"
import type { Compared } from "./compared.ts"
import { type ComparedField, restoreOf } from "./differences.ts"

export function Restore(props: Compared & { readonly field: ComparedField; readonly label: string }) {
  return (
    <Show when={props.mayAct && restoreOf(props.field, props.past, props.now).length > 0}>
      <Button
        type="button"
        look="quiet"
        small
        aria-label={`${words.t("restore")}: ${props.label}`}
        onClick={() => props.onRestore(props.field)}
      >
        {words.t("restore")}
      </Button>
    </Show>
  )
}
