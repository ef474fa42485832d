/** The figures of a period: each plot has a table under it, and each number opens the list of what it counts. */
import { A } from "@solidjs/router"
import { For, type JSX, Show } from "solid-js"
import { Bar } from "../parts/bar/Bar.tsx"
import { FailedNote } from "../parts/show/FailedNote.tsx"
import { Note } from "../parts/show/Note.tsx"
import { Select } from "../parts/choice/Select.tsx"
import { Skeleton } from "../parts/show/Skeleton.tsx"
import { createRole } from "../settings/parts/createRole.ts"
import { createFetched } from "../sync/fetched.ts"
import { teamWords as words } from "../words/words.ts"
import type { TeamFigures } from "../../gateways/contract/figures/figures.ts"
import type { WebhookFigures } from "../../gateways/contract/figures/webhookFigures.ts"
import { figuresApi, periods } from "./figures/figuresApi.ts"
import { useCounted } from "./list/useCounted.ts"
import { CountedList } from "./list/CountedList.tsx"
import { titleOfCounted } from "./list/titleOfCounted.ts"
import { Minis } from "./Minis.tsx"
import { CreatedPanel } from "./panels/CreatedPanel.tsx"
import { DurationPanel } from "./panels/DurationPanel.tsx"
import { LabelPanel } from "./panels/LabelPanel.tsx"
import { ModelPanel } from "./panels/ModelPanel.tsx"
import { QueuePanel } from "./panels/QueuePanel.tsx"
import { ReviewPanel } from "./panels/ReviewPanel.tsx"
import { WebhookPanel } from "./panels/WebhookPanel.tsx"
import "./metrics.css"
import "./charts/charts.css"

export function MetricsPage() {
  const { days, setDays, open, close } = useCounted()
  const { isAdmin } = createRole()
  const figures = createFetched(days, figuresApi.figures)
  const webhooks = createFetched(() => (isAdmin() ? days() : null), figuresApi.webhooks)
  return (
    <>
      <Bar title={words.t("pageTitle.figures")} fact={words.t("metricsPage.fact")}>
        <Select
          label={words.t("metricsPage.period")}
          value={days()}
          choices={periods.map((id) => ({ id, name: words.count("metricsDays", Number(id)) }))}
          onPick={setDays}
        />
      </Bar>
      <div class="page metrics" aria-busy={figures.failed() === null && figures.value()?.about !== days()}>
        <Show when={figures.failed()}>{(why) => <FailedNote why={why()} onRetry={figures.again} />}</Show>
        <Show when={figures.failed() === null && webhooks.failed()}>
          {(why) => <FailedNote why={why()} onRetry={webhooks.again} />}
        </Show>
        <Show when={figures.value()} fallback={figures.failed() === null && <Skeleton rows={8} />}>
          {(value) => (
            <Show when={hasAny(value().answer, webhooks.value()?.answer)} fallback={<NothingYet />}>
              <Figures of={value().answer} webhooks={webhooks.value()?.answer} />
            </Show>
          )}
        </Show>
      </div>
      <Show when={open()}>
        {(of) => <CountedList of={of()} days={days()} title={titleOfCounted(of())} onClose={close} />}
      </Show>
    </>
  )
}

const hasAny = ({ created, decided, waiting, extracted, analysed }: TeamFigures, webhooks?: WebhookFigures) =>
  created.length + decided.length + waiting.n + (webhooks?.webhooks.length ?? 0) > 0 ||
  extracted.all !== null ||
  analysed.all !== null

function NothingYet() {
  return (
    <div class="empty">
      <h2>{words.t("metricsPage.nothing")}</h2>
      <p>{words.t("metricsPage.nothingText")}</p>
      <div class="acts">
        <A class="btn go" href="/runs">
          {words.t("findKnowledge")}
        </A>
      </div>
    </div>
  )
}

const panels: ReadonlyArray<(props: { readonly of: TeamFigures }) => JSX.Element> = [
  CreatedPanel,
  QueuePanel,
  ModelPanel,
  LabelPanel,
  ReviewPanel,
  DurationPanel
]

function Figures(props: { readonly of: TeamFigures; readonly webhooks: WebhookFigures | undefined }) {
  return (
    <>
      <Show when={props.of.isPart}>
        <Note tone="warn">{words.t("metricsPage.part")}</Note>
      </Show>
      <Minis of={props.of} />
      <div class="panels">
        <For each={panels}>{(Panel) => <Panel of={props.of} />}</For>
        <Show when={props.webhooks}>{(of) => <WebhookPanel of={of()} />}</Show>
      </div>
      <p class="quiet-text metrics-foot">{words.t("metricsPage.foot")}</p>
    </>
  )
}
