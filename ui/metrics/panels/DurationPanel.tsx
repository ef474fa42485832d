/** How long extractions and analyses take. */
import { Show } from "solid-js"
import type { TeamFigures } from "../../../gateways/contract/figures/figures.ts"
import { teamWords as words } from "../../words/words.ts"
import { Chart } from "../charts/Chart.tsx"
import { Count } from "../list/Count.tsx"
import { leastCounted } from "../figures/shares.ts"
import { FigureTable, FigurePanel } from "./FigurePanel.tsx"
import { shownDays } from "../figures/shownDays.ts"

const works = ["extracted", "analysed"] as const
type Work = (typeof works)[number]

export function DurationPanel(props: { readonly of: TeamFigures }) {
  const title = words.t("metricsPage.duration")
  const rows = () => works.flatMap((work) => (props.of[work].all === null ? [] : [{ work, ...props.of[work].all }]))
  /** The work with the most entries is plotted. */
  const plotted = (): Work | null => rows().toSorted((a, b) => b.n - a.n)[0]?.work ?? null
  return (
    <FigurePanel
      title={title}
      headline={headlineOf(props.of, plotted())}
      fact={plotted() === null ? "" : words.value("metricsWork", plotted() ?? "extracted")}
      plot={
        <Show when={plotted()}>
          {(work) => (
            <Chart label={`${title}: ${words.value("metricsWork", work())}`} spec={specOf(props.of, work())} />
          )}
        </Show>
      }
      table={
        <FigureTable
          label={title}
          none={words.t("metricsPage.noneRan")}
          rows={rows()}
          columns={[
            { title: words.t("metricsPage.work"), cell: ({ work }) => words.value("metricsWork", work) },
            { title: words.t("metricsPage.median"), cell: ({ p50 }) => words.lasting(p50) },
            {
              title: words.t("metricsPage.p95"),
              cell: ({ n, p95 }) => (n < leastCounted ? words.t("metricsPage.few") : words.lasting(p95))
            },
            {
              title: words.t("metricsPage.n"),
              cell: ({ work, n }) => <Count n={n} of={{ of: work }} what={words.value("metricsWork", work)} />
            }
          ]}
        />
      }
    />
  )
}

const headlineOf = (of: TeamFigures, work: Work | null) => {
  const all = work === null ? null : of[work].all
  if (work === null || all === null) return undefined
  return (
    <Count n={all.n} of={{ of: work }} what={words.value("metricsWork", work)}>
      {words.lasting(all.p50)}
    </Count>
  )
}

const specOf = (of: TeamFigures, work: Work) => {
  const byDay = new Map(of[work].days.map((row) => [row.day, row]))
  const values = (part: "p50" | "p95") => of.days.map((day) => byDay.get(day)?.[part] ?? null)
  return {
    places: shownDays(of.days),
    shape: "lines" as const,
    least: 1,
    written: (seconds: number) => (seconds === 0 ? "0" : words.lasting(seconds)),
    series: [
      { name: words.t("metricsPage.median"), look: "line" as const, values: values("p50") },
      { name: words.t("metricsPage.p95"), look: "dashed" as const, values: values("p95") }
    ]
  }
}
