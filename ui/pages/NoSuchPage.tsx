/** Shown at an address without a page. */
import { A } from "@solidjs/router"
import { Bar } from "../parts/bar/Bar.tsx"
import { words } from "../words/words.ts"

export function NoSuchPage() {
  return (
    <>
      <Bar title={words.t("pageNotFound")} />
      <div class="page">
        <div class="empty">
          <p>{words.t("pageNotFoundText")}</p>
          <div class="acts">
            <A class="btn" href="/tasks">
              {words.t("tasks")}
            </A>
          </div>
        </div>
      </div>
    </>
  )
}
