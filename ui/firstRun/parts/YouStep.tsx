/** The person: name, role, language and time zone. */
import { A } from "@solidjs/router"
import { createRole } from "../../settings/parts/createRole.ts"
import { useLive } from "../../sync/live.tsx"
import { pageZone } from "../../words/chosen.ts"
import { settingsWords as words } from "../../words/words.ts"

export function YouStep() {
  const live = useLive()
  const { role } = createRole()
  return (
    <p class="quiet-text">
      <bdi>{live.nameOf(live.session.actor)}</bdi>, {words.value("role", role())}, {pageZone()}.{" "}
      <A href="/settings/language">{words.t("firstRun.change")}</A>
    </p>
  )
}
