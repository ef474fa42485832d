/** The tasks that were created, by source and day. */
import type { ShownSource } from "../../../domain/values.ts"
import type { TeamFigures } from "../../../gateways/contract/figures/figures.ts"
import { teamWords as words } from "../../words/words.ts"
import { Chart } from "../charts/Chart.tsx"
import type { Look } from "../charts/plot.ts"
import { Count } from "../list/Count.tsx"
import { sumOf } from "../figures/shares.ts"
import { shownDays } from "../figures/shownDays.ts"
import { leastPlotted } from "../figures/goals.ts"
import { type FigureColumns, FigureTable, FigurePanel } from "./FigurePanel.tsx"

/** The look of the source with the most tasks first. Further sources share the last one. */
const looks: ReadonlyArray<Look> = ["full", "tint", "hollow", "muted"]

interface SourceRow {
  readonly source: ShownSource
  readonly look: Look
  readonly n: number
  readonly byDay: ReadonlyMap<string, number>
}

const bySource = ({ created }: TeamFigures): ReadonlyArray<SourceRow> =>
  [...Map.groupBy(created, ({ source }) => source)]
    .map(([source, rows]) => ({ source, n: sumOf(rows), byDay: new Map(rows.map(({ day, n }) => [day, n])) }))
    .toSorted((a, b) => b.n - a.n)
    .map((row, i) => ({ ...row, look: looks[i] ?? "muted" }))

export function CreatedPanel(props: { readonly of: TeamFigures }) {
  const rows = () => bySource(props.of)
  const total = () => sumOf(props.of.created)
  const aDay = () => words.number(total() / props.of.days.length, 1)
  const title = words.t("metricsPage.created")
  return (
    <FigurePanel
      title={title}
      headline={<Count n={total()} of={{ of: "created" }} what={title} />}
      fact={words.t("metricsPage.aDay", { n: aDay() })}
      plot={
        <Chart
          label={title}
          spec={{
            places: shownDays(props.of.days),
            shape: "bars",
            least: leastPlotted,
            written: (n) => words.number(n),
            series: rows().map(({ source, look, byDay }) => ({
              name: words.value("source", source),
              look,
              values: props.of.days.map((day) => byDay.get(day) ?? 0)
            }))
          }}
        />
      }
      table={
        <FigureTable
          label={title}
          none={words.t("metricsPage.noneCreated")}
          rows={rows()}
          columns={columnsOf(props.of, total())}
        />
      }
    />
  )
}

const columnsOf = (of: TeamFigures, total: number): FigureColumns<SourceRow> => [
  {
    title: words.t("field.source"),
    cell: ({ source, look }) => (
      <>
        <i class={`look ${look}`} aria-hidden="true" />
        {words.value("source", source)}
      </>
    )
  },
  {
    title: words.t("metricsPage.today"),
    cell: ({ source, byDay }) => {
      const day = of.days.at(-1) ?? ""
      return <Count n={byDay.get(day) ?? 0} of={{ of: "created", source, day }} what={words.value("source", source)} />
    }
  },
  {
    title: words.t("metricsPage.inPeriod"),
    cell: ({ source, n }) => <Count n={n} of={{ of: "created", source }} what={words.value("source", source)} />
  },
  { title: words.t("metricsPage.share"), cell: ({ n }) => words.share(n / total) }
]
