/** Readings of chat and analyses of what is known: begun here, watched here, and closed here. */
import { useSearchParams } from "@solidjs/router"
import { createMemo, createSignal, For, onCleanup, Show } from "solid-js"
import type { ExtractionRow, RunRow } from "../../gateways/contract/knowledge.ts"
import { waits, entryOf } from "../review/queue/queue.ts"
import { createFetched } from "../sync/fetched.ts"
import { knowledge } from "../sync/knowledgeApi.ts"
import { useLive } from "../sync/live.tsx"
import { sentenceOf } from "../words/sentenceOf.ts"
import { words } from "../words/words.ts"
import { AnalyseForm } from "./forms/AnalyseForm.tsx"
import { ExtractForm } from "./forms/ExtractForm.tsx"
import { isRun, type Verb } from "./progress.ts"
import { RunLine } from "./RunLine.tsx"
import "./runs.css"

/** How often what has no event of its own, the time that passes, is drawn. Milliseconds. */
const clockMillis = 1000

export function RunsPage(props: { readonly toast: (text: string) => void }) {
  const live = useLive()
  const { extractions, runs, proposals, topics, atoms } = live.views
  const [params] = useSearchParams<{ chat?: string }>()
  const [now, setNow] = createSignal(Date.now())
  const [busy, setBusy] = createSignal(false)
  const clock = setInterval(() => setNow(Date.now()), clockMillis)
  onCleanup(() => clearInterval(clock))
  const chats = createFetched(
    () => extractions.all().filter(({ status }) => status === "completed").length,
    () => knowledge.chats()
  )
  const chatRows = () => chats.value()?.answer.items ?? []

  const newest = <Row extends { readonly at: string }>(list: ReadonlyArray<Row>) =>
    list.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
  const everything = createMemo(() =>
    newest([
      ...extractions.all().map((row) => ({ id: row.id as string, at: row.requestedAt })),
      ...runs.all().map((row) => ({ id: row.id as string, at: row.createdAt }))
    ]).map(({ id }) => id)
  )
  const rowOf = (id: string): ExtractionRow | RunRow | undefined => extractions.shown(id) ?? runs.shown(id)
  const waiting = createMemo(() => {
    const counts = new Map<string, number>()
    for (const row of proposals.all())
      if (row.status === "snoozed" || waits(entryOf(row), now()))
        counts.set(row.origin.id, (counts.get(row.origin.id) ?? 0) + 1)
    return counts
  })
  const open = () => runs.all().find(({ status }) => status !== "closed" && status !== "cancelled")?.name ?? null

  const titleOf = (row: ExtractionRow | RunRow) => {
    if (isRun(row)) return row.name
    const chat =
      row.chat === null
        ? words.t("everyChat")
        : (chatRows().find(({ id }) => id === row.chat)?.title ?? words.t("chat"))
    const days = [row.from, row.to].map((at) => (at === null ? "…" : words.day(at)))
    return row.from === null && row.to === null ? chat : `${chat}, ${days.join(" – ")}`
  }
  const tell = (error: unknown) => props.toast(sentenceOf(error))
  const trying = async (what: () => Promise<unknown>) => {
    setBusy(true)
    try {
      await what()
    } catch (error) {
      tell(error)
    } finally {
      setBusy(false)
    }
  }
  const ask = (row: ExtractionRow | RunRow, verb: Verb) =>
    trying(() =>
      isRun(row)
        ? knowledge.run(row.id, verb)
        : verb === "cancel" || verb === "retry"
          ? knowledge.extraction(row.id, verb)
          : Promise.resolve()
    )
  return (
    <>
      <header class="bar">
        <h1>{words.t("runs")}</h1>
      </header>
      <div class="page runs" aria-busy={!runs.ready()}>
        <Show when={live.mayAct()}>
          <div class="forms">
            <ExtractForm
              chats={chatRows()}
              chat={params.chat ?? ""}
              busy={busy()}
              onStart={(reading) => void trying(() => knowledge.extract(reading))}
            />
            <AnalyseForm
              topics={topics
                .all()
                .filter(({ status }) => status === "standing")
                .map(({ id, name }) => ({ id, name }))}
              atoms={atoms.all().filter(({ status }) => status === "standing").length}
              open={open()}
              busy={busy()}
              onStart={(run) =>
                void trying(async () => {
                  const { id } = await knowledge.createRun(run)
                  await knowledge.run(id, "start")
                })
              }
            />
          </div>
        </Show>
        <Show
          when={everything().length > 0}
          fallback={
            <Show when={runs.ready()}>
              <div class="empty">
                <p>{words.t("noRuns")}</p>
              </div>
            </Show>
          }
        >
          <ul class="run-list" aria-label={words.t("runs")}>
            <For each={everything()}>
              {(id) => (
                <Show when={rowOf(id)}>
                  {(row) => (
                    <RunLine
                      row={row()}
                      tick={live.ticks[id]}
                      now={now()}
                      title={titleOf(row())}
                      by={live.nameOf(byOf(row()))}
                      waiting={waiting().get(id) ?? 0}
                      mayAct={live.mayAct()}
                      onVerb={(verb) => void ask(row(), verb)}
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

const byOf = (row: ExtractionRow | RunRow) => (isRun(row) ? row.createdBy : row.requestedBy)
