/** The progress of the work: percent, time left and rate in words, and a bar. Before the count the bar is indeterminate. */
import { Show } from "solid-js"
import { Progress } from "../../parts/show/Progress.tsx"
import { chatWords as words } from "../../words/words.ts"
import { atWork, isRun, type ShownProgress, type Work } from "../progress/progress.ts"

/** Rates below this have a digit after the point. */
const slowRate = 10

export function BigProgress(props: { readonly row: Work; readonly progress: ShownProgress; readonly title: string }) {
  const counted = () => {
    const { done, total } = props.progress
    if (total === null) return words.t("counting")
    const of = isRun(props.row) ? "statements" : "messagesCount"
    return words.t("doneOf", { done: words.number(done), total: words.count(of, total) })
  }
  const share = () => props.progress.share
  const rate = () => props.progress.rate
  const perSecond = (n: number) => words.t("rate", { n: words.number(n, n < slowRate ? 1 : 0) })
  return (
    <div class="run-progress">
      <p>
        <Show when={share() !== null} fallback={<b>{words.t(atWork(props.row) ? "counting" : "notStarted")}</b>}>
          <b>{words.share(share() ?? 0)}</b>
        </Show>
        <Show when={share() !== null}>
          <span class="quiet-text">{counted()}</span>
        </Show>
        <Show when={props.progress.left}>
          {(left) => <span class="quiet-text">{words.t("timeLeft", { time: words.lasting(left()) })}</span>}
        </Show>
        <Show when={rate()}>{(n) => <span class="quiet-text end">{perSecond(n())}</span>}</Show>
      </p>
      <Show
        when={share() !== null}
        fallback={<progress class="unknown" max={1} aria-label={`${props.title}: ${counted()}`} />}
      >
        <Progress label={`${props.title}: ${counted()}`} value={share() ?? 0} />
      </Show>
    </div>
  )
}
