/** Runs: extractions from chats and analyses of knowledge. A list, and beside it the chosen one or the forms that start one. */
import { Show } from "solid-js"
import type { ToastMessage } from "../parts/toast/message.ts"
import { Bar } from "../parts/bar/Bar.tsx"
import { Button } from "../parts/button/Button.tsx"
import { useLive } from "../sync/live.tsx"
import { useWindow } from "../sync/useWindow.ts"
import { bindVerbs } from "../verbs/bindings.ts"
import { verbKeys } from "../verbs/verbKeys.ts"
import { chatWords as words } from "../words/words.ts"
import { createChosen } from "./createChosen.ts"
import { type Commands, createCommands } from "./createCommands.ts"
import { createRuns, type Runs } from "./createRuns.ts"
import { RunDetail } from "./detail/RunDetail.tsx"
import { NewRunForms } from "./forms/NewRunForms.tsx"
import { RunList } from "./list/RunList.tsx"
import type { Work } from "./progress/progress.ts"
import { createStart, type Start } from "./start/createStart.ts"
import "./styles/runs.css"

export function RunsPage(props: { readonly toast: (message: ToastMessage | string) => void }) {
  const live = useLive()
  useWindow("atoms")
  const runs = createRuns(live)
  const chosen = createChosen(runs.ids)
  const suggest = createStart(live)
  const commands = createCommands({ runs, chosen, suggest, mayAct: live.mayAct, toast: props.toast })
  bindVerbs({
    next: () => chosen.step(1),
    previous: () => chosen.step(-1),
    open: { may: commands.mayGoOn, run: commands.goOn },
    newRun: { may: live.mayAct, run: chosen.begin }
  })
  const ready = () => live.views.runs.ready() && live.views.extractions.ready()
  return (
    <>
      <Bar title={words.t("runs")} fact={runs.fact()}>
        <Show when={live.mayAct() && !chosen.isNew()}>
          <Button look="go" keys={verbKeys("newRun")} onClick={chosen.begin}>
            {words.t("newRun")}
          </Button>
        </Show>
      </Bar>
      <div class="page runs" classList={{ alone: runs.ids().length === 0 }} aria-busy={!ready()}>
        <Show when={runs.ids().length > 0}>
          <RunList
            ids={runs.ids()}
            rowOf={runs.rowOf}
            titleOf={runs.titleOf}
            factOf={runs.factOf}
            chosen={chosen.id()}
            onChoose={chosen.choose}
          />
        </Show>
        <div class="run-pane">
          <Show when={ready() && chosen.isNew()}>
            <NewRunForms
              chats={runs.chats()}
              mayAct={live.mayAct()}
              canLeave={runs.ids().length > 0}
              onStarted={chosen.choose}
              onLeave={chosen.leave}
              onFailure={commands.report}
            />
          </Show>
          <Show when={chosen.isNew() ? undefined : runs.rowOf(chosen.id() ?? "")}>
            {(row) => <ChosenRun row={row()} runs={runs} commands={commands} suggest={suggest} />}
          </Show>
        </div>
      </div>
    </>
  )
}

function ChosenRun(props: {
  readonly row: Work
  readonly runs: Runs
  readonly commands: Commands
  readonly suggest: Start
}) {
  const live = useLive()
  return (
    <RunDetail
      row={props.row}
      tick={live.ticks[props.row.id]}
      now={props.runs.now()}
      title={props.runs.titleOf(props.row)}
      by={live.nameOf(props.runs.byOf(props.row))}
      topics={props.runs.topicsOf(props.row)}
      waiting={props.runs.waitingOf(props.row.id)}
      next={props.commands.next()}
      mayAct={live.mayAct()}
      busy={props.suggest.busy()}
      onVerb={props.commands.run}
      onSuggest={props.suggest.start}
    />
  )
}
