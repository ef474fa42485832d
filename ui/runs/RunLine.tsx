/** One reading of chat or one analysis: how far it is, what came of it, what failed, and what may be asked of it. */
import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import type { ExtractionRow, RunRow, Tick } from "../../gateways/contract/knowledge.ts"
import { modelName } from "../words/modelName.ts"
import { words } from "../words/words.ts"
import { atWork, isRun, keptOf, progressOf, secondsOf, type Verb, verbsOf } from "./progress.ts"

export function RunLine(props: {
  readonly row: ExtractionRow | RunRow
  readonly tick: Tick | undefined
  /** Milliseconds. */
  readonly now: number
  readonly title: string
  readonly by: string
  /** Of its proposals, how many wait for a decision. */
  readonly waiting: number
  readonly mayAct: boolean
  readonly onVerb: (verb: Verb) => void
}) {
  const progress = () => progressOf(props.row, props.tick, props.now)
  const run = () => (isRun(props.row) ? props.row : undefined)
  const reading = () => (isRun(props.row) ? undefined : props.row)
  const verbs = () => (props.mayAct ? verbsOf(props.row) : [])
  const counted = () => {
    const { done, total } = progress()
    return total === null
      ? words.t("counting")
      : words.t("doneOf", {
          done: words.number(done),
          total: words.count(run() ? "statements" : "messagesCount", total)
        })
  }
  const whyNotClosed = () =>
    props.waiting > 0 ? words.count("closeWaits", props.waiting) : atWork(props.row) ? words.t("closeRunning") : null
  return (
    <li class="run" data-run={props.row.id}>
      <div class="head">
        <h3>
          <bdi>{props.title}</bdi>
        </h3>
        <span class={`state ${props.row.status}`}>{words.value("runStatus", props.row.status)}</span>
        <span class="end">
          <For each={verbs()}>
            {(verb) => (
              <button
                class={`btn ${verb === "start" ? "go" : ""}`}
                type="button"
                disabled={verb === "close" && whyNotClosed() !== null}
                aria-describedby={verb === "close" ? `why-${props.row.id}` : undefined}
                onClick={() => props.onVerb(verb)}
              >
                {words.value("verb", verb)}
              </button>
            )}
          </For>
        </span>
      </div>
      {/* What ended before it had counted went no way at all. */}
      <Show when={props.row.status === "running" || (begun(props.row) && progress().share !== null)}>
        <div class="far">
          <Show
            when={progress().share !== null}
            fallback={<progress max={1} aria-label={`${props.title}: ${counted()}`} />}
          >
            <progress
              value={progress().share ?? 0}
              max={1}
              aria-label={`${props.title}: ${counted()}`}
              classList={{ over: !atWork(props.row) }}
            />
          </Show>
          <span>
            <Show when={progress().share !== null}>{words.share(progress().share ?? 0)} · </Show>
            {counted()}
            <Show when={atWork(props.row) && progress().stage}>
              {(stage) => <> · {words.value("stage", stage())}</>}
            </Show>
            <Show when={atWork(props.row) && progress().rate}>
              {(rate) => <> · {words.t("rate", { n: words.number(rate(), rate() < 10 ? 1 : 0) })}</>}
            </Show>
            <Show when={atWork(props.row) && progress().left}>
              {(left) => <> · {words.t("timeLeft", { time: words.lasting(left()) })}</>}
            </Show>
          </span>
        </div>
      </Show>
      <p class="facts-line">
        <span>
          <bdi>{props.by}</bdi>, {words.day(props.row.updatedAt)} {words.time(props.row.updatedAt)}
        </span>
        <Show when={atWork(props.row) ? null : secondsOf(props.row, props.now)}>
          {(seconds) => <span>{words.t("took", { time: words.lasting(seconds()) })}</span>}
        </Show>
        <Show when={reading()}>
          {(row) => (
            <>
              <span>{words.t("processed", { n: words.number(row().read) })}</span>
              <span>{words.t("skipped", { n: words.number(row().noise) })}</span>
            </>
          )}
        </Show>
        <span>{words.count("proposals", props.row.proposals)}</span>
        <Show when={props.row.duplicates > 0}>
          <span>{words.t("duplicates", { n: words.number(props.row.duplicates) })}</span>
        </Show>
        <Show when={props.row.unlocated > 0}>
          <span>{words.t("unlocated", { n: words.number(props.row.unlocated) })}</span>
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
          <A href="/review">{words.t("waitingCount", { n: words.number(props.waiting) })}</A>
        </Show>
      </p>
      <Show when={run()}>
        {(row) => (
          <p class="facts-line">
            <span>{words.t("verdict.approved", { n: row().verdicts.approved })}</span>
            <span>{words.t("verdict.edited", { n: row().verdicts.edited })}</span>
            <span>{words.t("verdict.merged", { n: row().verdicts.merged })}</span>
            <span>{words.t("verdict.rejected", { n: row().verdicts.rejected })}</span>
            <Show when={keptOf(row()) !== null}>
              <span>{words.t("accepted", { share: words.share(keptOf(row()) ?? 0) })}</span>
            </Show>
          </p>
        )}
      </Show>
      <Show when={verbs().includes("close") && whyNotClosed()}>
        {(why) => (
          <p class="quiet-text" id={`why-${props.row.id}`}>
            {why()}
          </p>
        )}
      </Show>
      <Show when={props.row.reason}>{(reason) => <p class="wrong">{words.t("because", { reason: reason() })}</p>}</Show>
      <Show when={props.row.failedParts > 0}>
        <details>
          <summary>{words.count("failedParts", props.row.failedParts)}</summary>
          <ul>
            <For each={props.row.failures}>
              {({ reason, size }) => (
                <li>
                  {words.count(run() ? "statements" : "messagesCount", size)}: {reason}
                </li>
              )}
            </For>
          </ul>
        </details>
      </Show>
    </li>
  )
}

const begun = ({ status }: ExtractionRow | RunRow) => status !== "requested" && status !== "created"
