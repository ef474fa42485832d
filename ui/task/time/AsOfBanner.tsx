/** Says that the page shows the past, how much differs, and leads back to the present. */
import Clock from "lucide-solid/icons/clock"
import { Show } from "solid-js"
import { Button } from "../../parts/button/Button.tsx"
import { Note } from "../../parts/show/Note.tsx"
import { words } from "../../words/words.ts"
import type { Compared } from "./compare/compared.ts"
import type { Travel } from "./createTravel.ts"
import { momentOf } from "./moment.ts"

export function AsOfBanner(props: Compared & { readonly travel: Travel; readonly onRestoreAll: () => void }) {
  return (
    <Show
      when={!props.travel.isNow()}
      fallback={
        <Note tone="accent" icon={Clock}>
          {words.t("travelNow")}
        </Note>
      }
    >
      <Note
        tone="accent"
        icon={Clock}
        action={
          <>
            <Show when={props.mayAct && props.differing.length > 1}>
              <Button type="button" small onClick={() => props.onRestoreAll()}>
                {words.count("restoreAll", props.differing.length)}
              </Button>
            </Show>
            <Button type="button" small keys="Esc" onClick={() => props.travel.go(props.travel.steps().length - 1)}>
              {words.t("backToNow")}
            </Button>
          </>
        }
      >
        <b>{words.t("asOf", { at: momentOf(props.travel.step()?.at) })}</b>{" "}
        {words.count("differ", props.differing.length)} {words.t("onlyLooking")}
      </Note>
    </Show>
  )
}
