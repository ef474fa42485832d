/** Shown at an address without a page. */
import { A } from "@solidjs/router"
import { words } from "../words/words.ts"

export function NoSuchPage() {
  return (
    <>
      <header class="bar">
        <h1>{words.t("pageNotFound")}</h1>
      </header>
      <div class="page">
        <div class="empty">
          <A class="btn" href="/tasks">
            {words.t("tasks")}
          </A>
        </div>
      </div>
    </>
  )
}
