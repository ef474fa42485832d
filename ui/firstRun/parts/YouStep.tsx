/** The person: name, role, language and time zone. */
import { A } from "@solidjs/router"
import { useLive } from "../../sync/live.tsx"
import { chosenZone } from "../../words/chosen.ts"
import { words } from "../../words/words.ts"

export function YouStep() {
  const live = useLive()
  const zone = () => chosenZone() ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <p class="quiet-text">
      <bdi>{live.nameOf(live.session.actor)}</bdi>, {words.value("role", live.session.role)}, {zone()}.{" "}
      <A href="/settings/language">{words.t("firstRun.change")}</A>
    </p>
  )
}
