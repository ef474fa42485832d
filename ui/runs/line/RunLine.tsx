/** One extraction or run: its progress, results and failures, and the commands on it. */
import { For, Show } from "solid-js"
import type { Tick } from "../../../gateways/contract/knowledge.ts"
import { words } from "../../words/words.ts"
import { ProgressBar } from "./ProgressBar.tsx"
import { RunFacts } from "./RunFacts.tsx"
import { VerbButtons } from "./VerbButtons.tsx"
import { Verdicts } from "./Verdicts.tsx"
import { atWork, hasStarted, isRun, progressOf, type RunVerb, runVerbsOf, type Work } from "../progress/progress.ts"

export function RunLine(props: {
  readonly row: Work
  readonly tick: Tick | undefined
  /** Milliseconds. */
  readonly now: number
  readonly title: string
  /** The name of the person who started it. */
  readonly by: string
  /** The number of its undecided proposals. */
  readonly waiting: number
  readonly mayAct: boolean
  readonly onVerb: (verb: RunVerb) => void
}) {
  const progress = () => progressOf(props.row, props.tick, props.now)
  const run = () => (isRun(props.row) ? props.row : undefined)
  const verbs = () => (props.mayAct ? runVerbsOf(props.row) : [])
  const whyOpen = () => (verbs().includes("close") ? whyNotClosed(props.row, props.waiting) : null)
  const hasProgress = () => props.row.status === "running" || (hasStarted(props.row) && progress().share !== null)
  return (
    <li class="run" data-run={props.row.id}>
      <div class="head">
        <h3>
          <bdi>{props.title}</bdi>
        </h3>
        <span class={`state ${props.row.status}`}>{words.value("runStatus", props.row.status)}</span>
        <VerbButtons id={props.row.id} verbs={verbs()} whyOpen={whyOpen()} onVerb={props.onVerb} />
      </div>
      <Show when={hasProgress()}>
        <ProgressBar
          progress={progress()}
          of={run() ? "statements" : "messagesCount"}
          atWork={atWork(props.row)}
          title={props.title}
        />
      </Show>
      <RunFacts row={props.row} by={props.by} now={props.now} waiting={props.waiting} />
      <Show when={run()}>{(row) => <Verdicts row={row()} />}</Show>
      <Show when={whyOpen()}>
        {(why) => (
          <p class="quiet-text" id={`why-${props.row.id}`}>
            {why()}
          </p>
        )}
      </Show>
      <Show when={props.row.reason}>{(reason) => <p class="wrong">{words.t("because", { reason: reason() })}</p>}</Show>
      <Show when={props.row.failedParts > 0}>
        <Failures row={props.row} />
      </Show>
    </li>
  )
}

function Failures(props: { readonly row: Work }) {
  return (
    <details>
      <summary>{words.count("failedParts", props.row.failedParts)}</summary>
      <ul>
        <For each={props.row.failures}>
          {({ reason, size }) => (
            <li>
              {words.count(isRun(props.row) ? "statements" : "messagesCount", size)}: {reason}
            </li>
          )}
        </For>
      </ul>
    </details>
  )
}

/** The reason why a run cannot be closed yet; null when it can. */
const whyNotClosed = (row: Work, waiting: number) => {
  if (waiting > 0) return words.count("closeWaits", waiting)
  return atWork(row) ? words.t("closeRunning") : null
}
