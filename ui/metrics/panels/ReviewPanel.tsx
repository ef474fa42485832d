/** The time from a proposal to the decision on it. */
import { Show } from "solid-js"
import type { TeamFigures } from "../../../gateways/contract/figures/figures.ts"
import { teamWords as words } from "../../words/words.ts"
import { Chart } from "../charts/Chart.tsx"
import { Count } from "../list/Count.tsx"
import { leastCounted, sumOf } from "../figures/shares.ts"
import { leastPlotted } from "../figures/goals.ts"
import { FigureTable, FigurePanel } from "./FigurePanel.tsx"
import { waitNames } from "../figures/waitNames.ts"

export function ReviewPanel(props: { readonly of: TeamFigures }) {
  const title = words.t("metricsPage.review")
  const n = () => sumOf(props.of.review)
  const buckets = () =>
    waitNames().map((_, bucket) => sumOf(props.of.reviewWaits.filter((row) => row.bucket === bucket)))
  return (
    <FigurePanel
      title={title}
      headline={<Count n={n()} of={{ of: "decided" }} what={words.t("metricsPage.decisions")} />}
      fact={words.t("metricsPage.decisions")}
      plot={
        <Show when={n() >= leastCounted} fallback={<TooFew n={n()} />}>
          <Chart
            label={title}
            spec={{
              places: waitNames(),
              shape: "bars",
              least: leastPlotted,
              written: (count) => words.number(count),
              series: [{ name: words.t("metricsPage.decisions"), look: "full", values: buckets() }]
            }}
          />
        </Show>
      }
      table={
        <FigureTable
          label={title}
          none={words.t("metricsPage.noneDecided")}
          rows={props.of.review}
          columns={[
            { title: words.t("metricsPage.kind"), cell: ({ kind }) => words.value("metricsKind", kind) },
            { title: words.t("metricsPage.median"), cell: ({ p50 }) => words.lasting(p50) },
            { title: words.t("metricsPage.p95"), cell: (row) => (row.n < leastCounted ? "–" : words.lasting(row.p95)) },
            {
              title: words.t("metricsPage.n"),
              cell: ({ kind, n }) => (
                <Count n={n} of={{ of: "decided", kind }} what={words.value("metricsKind", kind)} />
              )
            }
          ]}
        />
      }
    />
  )
}

/** Shown instead of a plot. */
function TooFew(props: { readonly n: number }) {
  return (
    <p class="quiet-text none">
      {words.count("metricsFew", props.n)}. {words.count("metricsMore", leastCounted - props.n)}
    </p>
  )
}
