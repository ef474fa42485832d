/** The next step after an extraction or a run. */
import { A } from "@solidjs/router"
import ArrowRight from "lucide-solid/icons/arrow-right"
import Inbox from "lucide-solid/icons/inbox"
import { Match, Show, Switch } from "solid-js"
import { KeyHints } from "../../parts/button/KeyHints.tsx"
import { keyNames } from "../../verbs/keyNames.ts"
import { chatWords as words } from "../../words/words.ts"
import { type NextStep } from "../progress/nextStep.ts"
import { isRun, type RunVerb, runVerbsOf, type Work } from "../progress/progress.ts"

interface Props {
  readonly row: Work
  readonly step: NextStep
  readonly mayAct: boolean
  readonly busy: boolean
  readonly onVerb: (verb: RunVerb) => void
  readonly onSuggest: () => void
}

export function NextStepBar(props: Props) {
  const count = () => ("count" in props.step ? props.step.count : 0)
  const whyOpen = () => props.mayAct && props.step.is === "decide" && runVerbsOf(props.row).includes("close")
  return (
    <Show when={props.step.is !== "none" && (props.mayAct || props.step.is === "decide")}>
      <div class="next-step">
        <Inbox size={16} />
        <b>{textOf(props.step)}</b>
        <Show when={whyOpen()}>
          <span class="quiet-text">{words.t("closeAfter")}</span>
        </Show>
        <span class="end">
          <Switch>
            <Match when={props.step.is === "decide"}>
              <A class="btn go" href="/review">
                <KeyHints of={keyNames("enter")} />
                {words.t(props.mayAct ? "decideNow" : "review")}
                <ArrowRight size={14} />
              </A>
            </Match>
            <Match when={props.step.is === "suggest"}>
              <button class="btn go" type="button" disabled={props.busy} onClick={() => props.onSuggest()}>
                <KeyHints of={keyNames("enter")} />
                {words.count("findTasksIn", count())}
              </button>
            </Match>
            <Match when={verbOf(props.row, props.step)}>
              {(verb) => (
                <button class="btn go" type="button" onClick={() => props.onVerb(verb())}>
                  <KeyHints of={keyNames("enter")} />
                  {words.value("verb", props.step.is === "continue" ? "continue" : verb())}
                </button>
              )}
            </Match>
          </Switch>
        </span>
      </div>
    </Show>
  )
}

const textOf = (step: NextStep): string => {
  if (step.is === "decide") return words.count("waitInReview", step.count)
  return step.is === "none" ? "" : words.value("nextStep", step.is)
}

/** The command of a step; null for a step that leads to another page. */
export const verbOf = (row: Work, step: NextStep): RunVerb | null => {
  if (step.is === "close" || step.is === "start") return step.is
  if (step.is === "continue") return !isRun(row) || runVerbsOf(row).includes("retry") ? "retry" : null
  return null
}
