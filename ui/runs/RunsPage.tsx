/** Runs: extractions from chats and analyses of knowledge, where people start, follow and close them. */
import { useSearchParams } from "@solidjs/router"
import { For, Show } from "solid-js"
import type { ChatRow } from "../../gateways/contract/knowledge.ts"
import { createFetched } from "../sync/fetched.ts"
import { knowledgeApi } from "../sync/rest/knowledgeApi.ts"
import { Bar } from "../parts/bar/Bar.tsx"
import { createNow } from "../parts/createNow.ts"
import { useLive } from "../sync/live.tsx"
import { sentenceOf } from "../words/sentenceOf.ts"
import { words } from "../words/words.ts"
import { byOf, createRuns } from "./createRuns.ts"
import { AnalyseForm } from "./forms/AnalyseForm.tsx"
import { ExtractForm } from "./forms/ExtractForm.tsx"
import { isRun, type RunVerb, type Work } from "./progress/progress.ts"
import { RunLine } from "./line/RunLine.tsx"
import { beginRun } from "./start/beginRun.ts"
import type { ToastMessage } from "../parts/toast/message.ts"
import "./runs.css"

/** Milliseconds between two updates of elapsed times. */
const clockMillis = 1000

export function RunsPage(props: { readonly toast: (message: ToastMessage | string) => void }) {
  const live = useLive()
  const { extractions } = live.views
  const now = createNow(clockMillis)
  const chats = createFetched(
    () => extractions.all().filter(({ status }) => status === "completed").length,
    () => knowledgeApi.chats()
  )
  const chatRows = () => chats.value()?.answer.items ?? []
  const runs = createRuns(live.views, chatRows, now)
  const report = (error: unknown) => props.toast({ text: sentenceOf(error), failed: true })
  return (
    <>
      <Bar title={words.t("runs")} />
      <div class="page runs" aria-busy={!live.views.runs.ready()}>
        <Show when={live.mayAct()}>
          <Forms chats={chatRows()} open={runs.open()} onFailure={report} />
        </Show>
        <Show when={runs.ids().length > 0} fallback={<NoRuns ready={live.views.runs.ready()} />}>
          <ul class="run-list" aria-label={words.t("runs")}>
            <For each={runs.ids()}>
              {(id) => (
                <Show when={runs.rowOf(id)}>
                  {(row) => (
                    <RunLine
                      row={row()}
                      tick={live.ticks[id]}
                      now={now()}
                      title={runs.titleOf(row())}
                      by={live.nameOf(byOf(row()))}
                      waiting={runs.waitingOf(id)}
                      mayAct={live.mayAct()}
                      onVerb={(verb) => void requestVerb(row(), verb).catch(report)}
                    />
                  )}
                </Show>
              )}
            </For>
          </ul>
        </Show>
      </div>
    </>
  )
}

function Forms(props: {
  readonly chats: ReadonlyArray<ChatRow>
  /** The name of the run that is open. */
  readonly open: string | null
  readonly onFailure: (error: unknown) => void
}) {
  const live = useLive()
  const [params] = useSearchParams<{ chat?: string }>()
  return (
    <div class="forms">
      <ExtractForm
        chats={props.chats}
        chat={params.chat ?? ""}
        onStart={knowledgeApi.extract}
        onFailure={props.onFailure}
      />
      <AnalyseForm
        topics={live.views.topics.all().filter(({ status }) => status === "standing")}
        statements={live.countOf("atoms:standing")}
        open={props.open}
        onStart={beginRun}
        onFailure={props.onFailure}
      />
    </div>
  )
}

function NoRuns(props: { readonly ready: boolean }) {
  return (
    <Show when={props.ready}>
      <div class="empty">
        <p>{words.t("noRuns")}</p>
      </div>
    </Show>
  )
}

const requestVerb = async (row: Work, verb: RunVerb) => {
  if (isRun(row)) return knowledgeApi.run(row.id, verb)
  // An extraction is never started or closed.
  return verb === "cancel" || verb === "retry" ? knowledgeApi.extraction(row.id, verb) : undefined
}
