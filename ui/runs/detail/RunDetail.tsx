/** One extraction or run: its progress by phase, its trouble, its settings, and at the end the numbers and the next step. */
import { Show } from "solid-js"
import type { Tick } from "../../../gateways/contract/knowledge.ts"
import { chatWords as words } from "../../words/words.ts"
import { atWork, hasStarted, isRun, progressOf, type RunVerb, runVerbsOf, type Work } from "../progress/progress.ts"
import { BigProgress } from "./BigProgress.tsx"
import { MadeWith } from "./MadeWith.tsx"
import { NextStepBar } from "./NextStepBar.tsx"
import { Numbers } from "./Numbers.tsx"
import { Phases } from "./Phases.tsx"
import { FailedParts } from "./FailedParts.tsx"
import type { NextStep } from "../progress/nextStep.ts"

export function RunDetail(props: {
  readonly row: Work
  readonly tick: Tick | undefined
  /** Milliseconds. */
  readonly now: number
  readonly title: string
  /** The name of the person who started it. */
  readonly by: string
  /** The names of its topics; empty for all of them. */
  readonly topics: ReadonlyArray<string>
  /** The number of its undecided proposals. */
  readonly waiting: number
  readonly next: NextStep
  readonly mayAct: boolean
  readonly busy: boolean
  readonly onVerb: (verb: RunVerb) => void
  /** Starts a run over the statements that none has used. */
  readonly onSuggest: () => void
}) {
  const progress = () => progressOf(props.row, props.tick, props.now)
  const ended = () => hasStarted(props.row) && !atWork(props.row)
  return (
    <section class="run-detail" aria-label={props.title} data-status={props.row.status}>
      <Head {...props} />
      <Show when={props.row.reason}>{(reason) => <p class="wrong">{words.t("because", { reason: reason() })}</p>}</Show>
      <Show when={!ended()} fallback={<Numbers row={props.row} waiting={props.waiting} />}>
        <BigProgress progress={progress()} row={props.row} title={props.title} />
      </Show>
      <NextStepBar
        row={props.row}
        step={props.next}
        mayAct={props.mayAct}
        busy={props.busy}
        onVerb={props.onVerb}
        onSuggest={props.onSuggest}
      />
      <Phases row={props.row} progress={progress()} now={props.now} />
      <Show when={props.row.failedParts > 0}>
        <FailedParts row={props.row} mayAct={props.mayAct} onRetry={() => props.onVerb("retry")} />
      </Show>
      <MadeWith row={props.row} topics={props.topics} />
    </section>
  )
}

/** The verbs that are no next step: the bar under the numbers has those. */
const headVerbs: ReadonlySet<RunVerb> = new Set(["cancel"])

function Head(props: {
  readonly row: Work
  readonly title: string
  readonly by: string
  readonly mayAct: boolean
  readonly onVerb: (verb: RunVerb) => void
}) {
  const verbs = () => (props.mayAct ? runVerbsOf(props.row).filter((verb) => headVerbs.has(verb)) : [])
  const began = () => (isRun(props.row) ? props.row.createdAt : props.row.requestedAt)
  const facts = () => ({ name: props.by, day: words.day(began()), time: words.time(began()) })
  return (
    <header class="run-head">
      <div>
        <h2>
          <bdi>{props.title}</bdi>{" "}
          <span class={`chip state ${props.row.status}`}>{words.value("runStatus", props.row.status)}</span>
        </h2>
        <p class="quiet-text">{words.t(isRun(props.row) ? "runStartedBy" : "extractionStartedBy", facts())}</p>
      </div>
      <Show when={verbs().length > 0}>
        <button class="btn" type="button" onClick={() => props.onVerb("cancel")}>
          {words.value("verb", "cancel")}
        </button>
      </Show>
    </header>
  )
}
