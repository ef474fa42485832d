/** The facts of an extraction or run: its author, its times, the read and proposed items, and its model. */
import { A } from "@solidjs/router"
import { Show } from "solid-js"
import { modelName } from "../../words/modelName.ts"
import { words } from "../../words/words.ts"
import { atWork, isRun, secondsOf, type Work } from "../progress/progress.ts"

export function RunFacts(props: {
  readonly row: Work
  /** The name of the person who started it. */
  readonly by: string
  /** Milliseconds. */
  readonly now: number
  /** The number of its undecided proposals. */
  readonly waiting: number
}) {
  const n = (count: number) => ({ n: words.number(count) })
  const extraction = () => (isRun(props.row) ? undefined : props.row)
  return (
    <p class="facts-line">
      <span>
        <bdi>{props.by}</bdi>, {words.day(props.row.updatedAt)} {words.time(props.row.updatedAt)}
      </span>
      <Show when={atWork(props.row) ? null : secondsOf(props.row, props.now)}>
        {(seconds) => <span>{words.t("took", { time: words.lasting(seconds()) })}</span>}
      </Show>
      <Show when={extraction()}>
        {(row) => (
          <>
            <span>{words.t("processed", n(row().read))}</span>
            <span>{words.t("skipped", n(row().noise))}</span>
          </>
        )}
      </Show>
      <span>{words.count("proposals", props.row.proposals)}</span>
      <Show when={props.row.duplicates > 0}>
        <span>{words.t("duplicates", n(props.row.duplicates))}</span>
      </Show>
      <Show when={props.row.unlocated > 0}>
        <span>{words.t("unlocated", n(props.row.unlocated))}</span>
      </Show>
      <Show when={props.row.model}>
        {(model) => (
          <span>
            {modelName(model())}
            <Show when={model().degraded}>{(why) => <>, {words.t("degraded", { why: why() })}</>}</Show>
          </span>
        )}
      </Show>
      <Show when={props.waiting > 0}>
        <A href="/review">{words.t("waitingCount", n(props.waiting))}</A>
      </Show>
    </p>
  )
}
