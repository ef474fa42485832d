/** The parts that failed, each with its reason. They are tried again together, after the work has ended. */
import RotateCw from "lucide-solid/icons/rotate-cw"
import TriangleAlert from "lucide-solid/icons/triangle-alert"
import { For, Show } from "solid-js"
import { chatWords as words } from "../../words/words.ts"
import { atWork, isRun, runVerbsOf, type Work } from "../progress/progress.ts"

export function FailedParts(props: { readonly row: Work; readonly mayAct: boolean; readonly onRetry: () => void }) {
  const mayRetry = () => props.mayAct && runVerbsOf(props.row).includes("retry")
  const size = (n: number) => words.count(isRun(props.row) ? "statements" : "messagesCount", n)
  const hidden = () => props.row.failedParts - props.row.failures.length
  return (
    <section class="trouble" aria-label={words.t("trouble")}>
      <h3>
        {words.t("trouble")} <span>{words.count("failedParts", props.row.failedParts)}</span>
        <Show when={mayRetry()}>
          <button class="btn sm" type="button" onClick={() => props.onRetry()}>
            <RotateCw size={13} />
            {words.value("verb", "retry")}
          </button>
        </Show>
      </h3>
      <ul>
        <For each={props.row.failures}>
          {(failure) => (
            <li>
              <TriangleAlert size={15} />
              <p>
                <span dir="auto">{failure.reason}</span>
                <span class="quiet-text">{words.t("notRead", { what: size(failure.size) })}</span>
              </p>
            </li>
          )}
        </For>
        <Show when={hidden() > 0}>
          <li class="quiet-text">{words.t("failuresHidden", { n: words.number(hidden()) })}</li>
        </Show>
      </ul>
      <Show when={atWork(props.row)}>
        <p class="quiet-text">{words.t("retryLater")}</p>
      </Show>
      <Show when={mayRetry() && props.row.status === "completed"}>
        <p class="quiet-text">{words.t("retryOnlyFailed")}</p>
      </Show>
    </section>
  )
}
