/** The phases of the work, one a line: its state as a shape, and what it has counted. */
import { A } from "@solidjs/router"
import Check from "lucide-solid/icons/check"
import { createMemo, Index, Match, Show, Switch } from "solid-js"
import { chatWords as words } from "../../words/words.ts"
import { type Phase, phasesOf } from "../progress/phases.ts"
import { atWork, isRun, secondsOf, type ShownProgress, type Work } from "../progress/progress.ts"

interface Props {
  readonly row: Work
  readonly progress: ShownProgress
  /** Milliseconds. */
  readonly now: number
}

export function Phases(props: Props) {
  const phases = createMemo(() => phasesOf(props.row, props.progress))
  return (
    <ol class="phases">
      <Index each={phases()}>
        {(phase) => (
          <li class={phase().is} aria-current={phase().is === "now" ? "step" : undefined}>
            <span class="sign" aria-hidden="true">
              <Switch>
                <Match when={phase().is === "done"}>
                  <Check size={9} stroke-width={3} />
                </Match>
                <Match when={phase().is === "now"}>
                  <i class="spin" />
                </Match>
              </Switch>
            </span>
            <span class="name">{words.value("phase", phase().name)}</span>
            <Fact {...props} phase={phase()} />
          </li>
        )}
      </Index>
    </ol>
  )
}

function Fact(props: Props & { readonly phase: Phase }) {
  return (
    <span class="fact">
      <Switch>
        <Match when={props.phase.name === "collect"}>{collected(props.row, props.progress)}</Match>
        <Match when={props.phase.name === "read"}>
          <Read row={props.row} progress={props.progress} />
        </Match>
        <Match when={props.phase.name === "propose"}>
          <Proposed row={props.row} />
        </Match>
        <Match when={props.phase.name === "done" && props.phase.is === "done"}>
          <Show when={secondsOf(props.row, props.now)}>
            {(seconds) => words.t("took", { time: words.lasting(seconds()) })}
          </Show>
        </Match>
      </Switch>
    </span>
  )
}

const collected = (row: Work, { total }: ShownProgress) => {
  if (total === null) return ""
  if (isRun(row)) return words.count("statements", total)
  const noise = row.noise > 0 ? [words.t("skipped", { n: words.number(row.noise) })] : []
  return [words.count("messagesCount", total), ...noise].join(", ")
}

/** The most squares that are drawn. More of them would be no picture. */
const mostSquares = 120

/** The parts that were read or failed, as squares. How many are left is not known, so these are not drawn. */
function Read(props: { readonly row: Work; readonly progress: ShownProgress }) {
  const parts = () => props.row.parts + props.row.failedParts
  const squares = () =>
    Array.from({ length: parts() <= mostSquares ? parts() : 0 }, (_, i) => (i < props.row.parts ? "ok" : "bad"))
  const text = () => [
    ...(props.row.parts > 0 ? [words.count("partsRead", props.row.parts)] : []),
    ...(props.row.failedParts > 0 ? [words.count("failedParts", props.row.failedParts)] : [])
  ]
  return (
    <>
      {text().join(", ")}
      <Show when={parts() > 0}>
        <span class="squares" aria-hidden="true">
          <Index each={squares()}>{(square) => <i class={square()} />}</Index>
          <Show when={atWork(props.row)}>
            <i class="now" />
          </Show>
        </span>
      </Show>
    </>
  )
}

function Proposed(props: { readonly row: Work }) {
  const rest = () => [
    ...(props.row.duplicates > 0 ? [words.t("duplicates", { n: words.number(props.row.duplicates) })] : []),
    ...(props.row.unlocated > 0 ? [words.t("unlocated", { n: words.number(props.row.unlocated) })] : [])
  ]
  return (
    <Show when={props.row.proposals > 0} fallback={rest().join(", ")}>
      <A href="/review">{words.count(atWork(props.row) ? "proposalsSoFar" : "proposals", props.row.proposals)}</A>
      <Show when={rest().length > 0}>, {rest().join(", ")}</Show>
    </Show>
  )
}
