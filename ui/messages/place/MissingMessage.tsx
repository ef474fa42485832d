/** Shown at the address of a message that does not exist for the reader. */
import { A } from "@solidjs/router"
import { chatWords as words } from "../../words/words.ts"

export const MissingMessage = () => (
  <div class="empty">
    <p>{words.t("said.missing")}</p>
    <A class="btn" href="/messages">
      {words.t("said.toLast")}
    </A>
  </div>
)
