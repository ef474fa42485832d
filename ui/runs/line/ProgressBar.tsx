/** The progress of the work, as a bar and in words. Without a count the bar is indeterminate. */
import { Show } from "solid-js"
import { words } from "../../words/words.ts"
import type { ShownProgress } from "../progress/progress.ts"

export function ProgressBar(props: {
  readonly progress: ShownProgress
  /** The words for the counted items. */
  readonly of: "statements" | "messagesCount"
  readonly atWork: boolean
  readonly title: string
}) {
  const counted = () => {
    const { done, total } = props.progress
    if (total === null) return words.t("counting")
    return words.t("doneOf", { done: words.number(done), total: words.count(props.of, total) })
  }
  const label = () => `${props.title}: ${counted()}`
  return (
    <div class="far">
      <Show when={props.progress.share !== null} fallback={<progress max={1} aria-label={label()} />}>
        <progress value={props.progress.share ?? 0} max={1} aria-label={label()} classList={{ over: !props.atWork }} />
      </Show>
      <span>
        <Show when={props.progress.share !== null}>{words.share(props.progress.share ?? 0)} · </Show>
        {counted()}
        <Show when={props.atWork}>
          <Pace progress={props.progress} />
        </Show>
      </span>
    </div>
  )
}

function Pace(props: { readonly progress: ShownProgress }) {
  const digits = (rate: number) => (rate < 10 ? 1 : 0)
  return (
    <>
      <Show when={props.progress.stage}>{(stage) => <> · {words.value("stage", stage())}</>}</Show>
      <Show when={props.progress.rate}>
        {(rate) => <> · {words.t("rate", { n: words.number(rate(), digits(rate())) })}</>}
      </Show>
      <Show when={props.progress.left}>{(left) => <> · {words.t("timeLeft", { time: words.lasting(left()) })}</>}</Show>
    </>
  )
}
