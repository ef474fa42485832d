/** The classifications of tasks by model: how many of them people kept, and how many they corrected. */
import { Show } from "solid-js"
import type { TeamFigures } from "../../../gateways/contract/figures/figures.ts"
import { modelName } from "../../words/modelName.ts"
import { teamWords as words } from "../../words/words.ts"
import { Intervals } from "../charts/Intervals.tsx"
import { Count } from "../list/Count.tsx"
import { sumOf } from "../figures/shares.ts"
import { FigureTable, FigurePanel } from "./FigurePanel.tsx"

type Row = TeamFigures["classified"][number]

export function LabelPanel(props: { readonly of: TeamFigures }) {
  const title = words.t("metricsPage.labels")
  const rows = () => props.of.classified
  const counted = ({ provider, model }: Row) => ({ of: "classified", provider, model }) as const
  return (
    <FigurePanel
      title={title}
      headline={<Count n={sumOf(rows())} of={{ of: "classified" }} what={title} />}
      fact={words.t("metricsPage.labelled")}
      plot={
        <Show when={rows().length > 0}>
          <Intervals lines={rows().map((row) => ({ name: modelName(row), some: row.kept, n: row.n }))} />
        </Show>
      }
      table={
        <FigureTable<Row>
          label={title}
          none={words.t("metricsPage.noneLabelled")}
          rows={rows()}
          columns={[
            { title: words.t("metricsPage.model"), cell: (row) => <bdi>{modelName(row)}</bdi> },
            { title: words.t("metricsPage.n"), cell: (row) => <Count n={row.n} of={counted(row)} what={title} /> },
            {
              title: words.t("metricsPage.keptLabel"),
              cell: (row) => (
                <Count n={row.kept} of={{ ...counted(row), kept: "true" }} what={words.t("metricsPage.keptLabel")} />
              )
            },
            {
              title: words.t("metricsPage.corrected"),
              cell: (row) => (
                <Count
                  n={row.n - row.kept}
                  of={{ ...counted(row), kept: "false" }}
                  what={words.t("metricsPage.corrected")}
                />
              )
            }
          ]}
        />
      }
    />
  )
}
