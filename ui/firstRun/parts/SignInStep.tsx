/** The sign-in is done, and a person who came by a link may add a way to come back. */
import { A } from "@solidjs/router"
import { settingsWords as words } from "../../words/words.ts"

export function SignInStep() {
  return (
    <p class="quiet-text">
      {words.t("firstRun.signedIn")} <A href="/settings/sign-in">{words.t("firstRun.addWay")}</A>
    </p>
  )
}
