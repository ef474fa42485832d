/** The numbers of deliveries of webhooks that arrived and that were given up. Only administrators see it. */
import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import type { WebhookFigures } from "../../../gateways/contract/figures/webhookFigures.ts"
import { teamWords as words } from "../../words/words.ts"
import { Chart } from "../charts/Chart.tsx"
import { leastPlotted } from "../figures/goals.ts"
import { leastCounted } from "../figures/shares.ts"
import { shownDays } from "../figures/shownDays.ts"
import { type FigureColumns, FigurePanel, FigureTable } from "./FigurePanel.tsx"

type Ends = Pick<WebhookFigures["days"][number], "arrived" | "givenUp" | "repeated">
type Row = WebhookFigures["webhooks"][number]

const sumOfEnds = (rows: ReadonlyArray<Ends>) => ({
  arrived: rows.reduce((sum, { arrived }) => sum + arrived, 0),
  givenUp: rows.reduce((sum, { givenUp }) => sum + givenUp, 0)
})

/** The share that arrived, or a note that too few deliveries have ended. */
const shareOf = ({ arrived, givenUp }: Pick<Ends, "arrived" | "givenUp">) => {
  const n = arrived + givenUp
  return n < leastCounted ? words.t("metricsPage.few") : words.share(arrived / n)
}

export function WebhookPanel(props: { readonly of: WebhookFigures }) {
  const title = words.t("webhookFigures.title")
  const all = () => sumOfEnds(props.of.days)
  const ended = () => all().arrived + all().givenUp
  const values = (end: "arrived" | "givenUp") => props.of.days.map((day) => day[end])
  return (
    <FigurePanel
      title={title}
      headline={ended() === 0 ? "" : shareOf(all())}
      fact={ended() === 0 ? "" : words.count("webhooksEnded", ended())}
      plot={
        <Chart
          label={title}
          spec={{
            places: shownDays(props.of.days.map(({ day }) => day)),
            shape: "bars",
            least: leastPlotted,
            written: (n) => words.number(n),
            series: [
              { name: words.t("webhookFigures.arrived"), look: "full", values: values("arrived") },
              { name: words.t("webhookFigures.givenUp"), look: "hollow", values: values("givenUp") }
            ]
          }}
        />
      }
      table={
        <>
          <FigureTable<Row>
            label={title}
            none={words.t("webhookFigures.none")}
            rows={props.of.webhooks}
            columns={columns()}
          />
          <For each={notes(props.of)}>{(note) => <p class="quiet-text none">{note}</p>}</For>
        </>
      }
    />
  )
}

/** Deliveries are kept for 30 days, so a longer period has no earlier ones. */
const notes = ({ days, isPart }: WebhookFigures) => [
  ...(days.length > keptDays ? [words.count("webhooksKept", keptDays)] : []),
  ...(isPart ? [words.t("metricsPage.part")] : [])
]
const keptDays = 30

const columns = (): FigureColumns<Row> => [
  { title: words.t("webhookFigures.webhook"), cell: (row) => <WebhookName of={row} /> },
  { title: words.t("webhookFigures.arrived"), cell: (row) => <Ended n={row.arrived} of={row} end="arrived" /> },
  { title: words.t("webhookFigures.givenUp"), cell: (row) => <Ended n={row.givenUp} of={row} end="givenUp" /> },
  {
    title: words.t("webhookFigures.repeated"),
    cell: (row) => <Ended n={row.repeated} of={row} end="repeated" />,
    wide: true
  },
  { title: words.t("metricsPage.share"), cell: shareOf }
]

function WebhookName(props: { readonly of: Row }) {
  return (
    <>
      <bdi>{props.of.name}</bdi>
      <Show when={props.of.isRemoved}> ({words.t("webhookFigures.removed")})</Show>
    </>
  )
}

/** A number that opens the deliveries of its webhook. A removed webhook has no page. */
function Ended(props: { readonly n: number; readonly of: Row; readonly end: "arrived" | "givenUp" | "repeated" }) {
  return (
    <Show when={props.n > 0 && !props.of.isRemoved} fallback={<span class="quiet-text">{words.number(props.n)}</span>}>
      <A
        class="counting"
        href={`/settings/webhooks?webhook=${props.of.id}`}
        aria-label={`${words.number(props.n)} ${words.t(`webhookFigures.${props.end}`)}`}
      >
        {words.number(props.n)}
      </A>
    </Show>
  )
}
