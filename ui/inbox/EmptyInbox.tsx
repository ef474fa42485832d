/** Shown when no notice is listed: says what will be listed here. */
import { A } from "@solidjs/router"
import { noticeWords as words } from "../words/words.ts"

export function EmptyInbox(props: { readonly isLater: boolean }) {
  return (
    <div class="empty">
      <h2>{words.t(props.isLater ? "noticesNoneLater" : "noticesNone")}</h2>
      <p>{words.t(props.isLater ? "noticesHowLater" : "noticesHow")}</p>
      <div class="acts">
        <A class="btn" href="/settings/notices">
          {words.t("noticesWhat")}
        </A>
      </div>
    </div>
  )
}
