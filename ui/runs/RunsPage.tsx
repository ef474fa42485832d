/** Runs: extractions from chats and analyses of knowledge, where people start, follow and close them. */
import { useSearchParams } from "@solidjs/router"
import { createSignal, For, Show } from "solid-js"
import type { ChatRow } from "../../gateways/contract/knowledge.ts"
import { createFetched } from "../sync/fetched.ts"
import { knowledgeApi } from "../sync/rest/knowledgeApi.ts"
import { createNow } from "../parts/createNow.ts"
import { useLive } from "../sync/live.tsx"
import { sentenceOf } from "../words/sentenceOf.ts"
import { words } from "../words/words.ts"
import { byOf, createRuns } from "./createRuns.ts"
import { AnalyseForm, type NewRun } from "./forms/AnalyseForm.tsx"
import { ExtractForm } from "./forms/ExtractForm.tsx"
import { isRun, type RunVerb, type Work } from "./progress/progress.ts"
import { RunLine } from "./line/RunLine.tsx"
import "./runs.css"

/** Milliseconds between two updates of elapsed times. */
const clockMillis = 1000

export function RunsPage(props: { readonly toast: (text: string) => void }) {
  const live = useLive()
  const { extractions } = live.views
  const [busy, setBusy] = createSignal(false)
  const now = createNow(clockMillis)
  const chats = createFetched(
    () => extractions.all().filter(({ status }) => status === "completed").length,
    () => knowledgeApi.chats()
  )
  const chatRows = () => chats.value()?.answer.items ?? []
  const runs = createRuns(live.views, chatRows, now)
  const attempt: Attempt = async (request) => {
    setBusy(true)
    await request().catch((error: unknown) => props.toast(sentenceOf(error)))
    setBusy(false)
  }
  return (
    <>
      <header class="bar">
        <h1>{words.t("runs")}</h1>
      </header>
      <div class="page runs" aria-busy={!live.views.runs.ready()}>
        <Show when={live.mayAct()}>
          <Forms chats={chatRows()} open={runs.open()} busy={busy()} attempt={attempt} />
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
                      onVerb={(verb) => void attempt(() => requestVerb(row(), verb))}
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

type Attempt = (request: () => Promise<unknown>) => Promise<void>

function Forms(props: {
  readonly chats: ReadonlyArray<ChatRow>
  /** The name of the run that is open. */
  readonly open: string | null
  readonly busy: boolean
  /** Sends a request and reports its failure. */
  readonly attempt: Attempt
}) {
  const { topics, atoms } = useLive().views
  const [params] = useSearchParams<{ chat?: string }>()
  return (
    <div class="forms">
      <ExtractForm
        chats={props.chats}
        chat={params.chat ?? ""}
        busy={props.busy}
        onStart={(extraction) => void props.attempt(() => knowledgeApi.extract(extraction))}
      />
      <AnalyseForm
        topics={topics.all().filter(({ status }) => status === "standing")}
        statements={atoms.all().filter(({ status }) => status === "standing").length}
        open={props.open}
        busy={props.busy}
        onStart={(run) => void props.attempt(() => createAndStart(run))}
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

const createAndStart = async (run: NewRun) => {
  const { id } = await knowledgeApi.createRun(run)
  await knowledgeApi.run(id, "start")
}

const requestVerb = async (row: Work, verb: RunVerb) => {
  if (isRun(row)) return knowledgeApi.run(row.id, verb)
  // An extraction is never started or closed.
  return verb === "cancel" || verb === "retry" ? knowledgeApi.extraction(row.id, verb) : undefined
}
