/** How many proposals waited at the end of each day, and how old the oldest was. */
import { A } from "@solidjs/router"
import type { TeamFigures } from "../../../gateways/contract/figures/figures.ts"
import { teamWords as words } from "../../words/words.ts"
import { Chart } from "../charts/Chart.tsx"
import { Count } from "../list/Count.tsx"
import { leastPlotted } from "../figures/goals.ts"
import { type FigureColumns, FigureTable, FigurePanel } from "./FigurePanel.tsx"
import { shownDays } from "../figures/shownDays.ts"

const lasting = (seconds: number | null) => (seconds === null ? "–" : words.lasting(seconds))

export function QueuePanel(props: { readonly of: TeamFigures }) {
  const title = words.t("metricsPage.queue")
  const waiting = () => props.of.waiting
  /** Today and the last days with a queue, the newest first. */
  const rows = () => {
    const today = props.of.days.at(-1)
    return props.of.waitingDays
      .filter(({ day, n }) => n > 0 || day === today)
      .slice(-rowsShown)
      .toReversed()
  }
  return (
    <FigurePanel
      title={title}
      headline={<Count n={waiting().n} of={{ of: "waiting" }} what={title} />}
      fact={
        waiting().n === 0
          ? words.t("metricsPage.noneWaits")
          : words.t("metricsPage.age", {
              oldest: lasting(waiting().oldestSeconds),
              median: lasting(waiting().medianSeconds)
            })
      }
      plot={
        <Chart
          label={title}
          spec={{
            places: shownDays(props.of.days),
            shape: "lines",
            least: leastPlotted,
            written: (n) => words.number(n),
            series: [
              { name: words.t("metricsPage.waits"), look: "line", values: props.of.waitingDays.map(({ n }) => n) }
            ]
          }}
        />
      }
      table={<FigureTable label={title} none="" rows={rows()} columns={columnsOf(props.of)} />}
    />
  )
}

const columnsOf = ({ days }: TeamFigures): FigureColumns<TeamFigures["waitingDays"][number]> => [
  { title: words.t("metricsPage.dayEnd"), cell: ({ day }) => words.dayOnly(day) },
  {
    title: words.t("metricsPage.waits"),
    cell: ({ day, n }) =>
      day === days.at(-1) && n > 0 ? (
        <A class="counting" href="/review">
          {words.number(n)}
        </A>
      ) : (
        words.number(n)
      )
  },
  { title: words.t("metricsPage.oldestAge"), cell: ({ oldestSeconds }) => lasting(oldestSeconds) }
]

const rowsShown = 4
