/** Shown when nothing is left to decide: what was done, and the next step. */
import { A } from "@solidjs/router"
import ArrowRight from "lucide-solid/icons/arrow-right"
import { Show } from "solid-js"
import { Button } from "../../parts/button/Button.tsx"
import { KeyHints } from "../../parts/button/KeyHints.tsx"
import { keyNames } from "../../verbs/keyNames.ts"
import { chatWords as words } from "../../words/words.ts"
import { keyOf } from "../keys/keymap.ts"
import "./end.css"

export function EndCard(props: {
  /** The proposals that the person has decided on since the page was opened. */
  readonly decided: number
  /** The weaker proposals, which are folded away. */
  readonly weaker: number
  /** The statements that no run has used. With none, or while another run is open, no run can start. */
  readonly fresh: number
  /** The name of the run that is decided and can be closed. */
  readonly toClose: string | null
  readonly mayAct: boolean
  readonly busy: boolean
  readonly onFold: () => void
  readonly onClose: () => void
  /** Starts a run. */
  readonly onStart: () => void
}) {
  return (
    <div class="empty end-card">
      <h2>{props.weaker > 0 ? words.t("decidedCount", decided(props.decided)) : words.t("caughtUp")}</h2>
      <Show when={props.weaker > 0}>
        <p>
          {words.count("weakerLeft", props.weaker)}{" "}
          <Button small keys={keyOf("fold")} onClick={() => props.onFold()}>
            {words.t("showThem")}
          </Button>
        </p>
      </Show>
      <Show when={props.weaker === 0}>
        <p>{props.decided > 0 ? words.t("decidedCount", decided(props.decided)) : words.t("caughtUpText")}</p>
      </Show>
      <div class="acts">
        <Show when={props.mayAct ? props.toClose : null}>
          {(name) => (
            <Button look="go" onClick={() => props.onClose()}>
              <KeyHints of={keyNames("enter")} />
              {words.t("closeRun", { name: name() })}
            </Button>
          )}
        </Show>
        <Show when={props.mayAct && props.fresh > 0}>
          <Button look="go" disabled={props.busy} onClick={() => props.onStart()}>
            <KeyHints of={keyNames("enter")} />
            {words.count("findTasksIn", props.fresh)}
            <ArrowRight size={14} />
          </Button>
        </Show>
        <Show when={props.mayAct}>
          <A class="btn" classList={{ go: props.fresh === 0 && props.toClose === null }} href="/runs">
            {words.t("findKnowledge")}
          </A>
        </Show>
        <A class="btn" href="/tasks">
          {words.t("tasks")}
        </A>
      </div>
    </div>
  )
}

const decided = (n: number) => ({ n: words.number(n) })
