/** The decisions on proposals by model and prompt: how many were approved as they were, edited, merged and rejected. */
import { For, type JSX, Show } from "solid-js"
import type { Verdict } from "../../../domain/run/fields.ts"
import type { TeamFigures } from "../../../gateways/contract/figures/figures.ts"
import { modelName } from "../../words/modelName.ts"
import { teamWords as words } from "../../words/words.ts"
import { Intervals } from "../charts/Intervals.tsx"
import { Count } from "../list/Count.tsx"
import { goals } from "../figures/goals.ts"
import { byModel, type ModelDecisions } from "../figures/models.ts"
import { intervalOf, leastCounted } from "../figures/shares.ts"
import { type FigureColumns, FigureTable, FigurePanel } from "./FigurePanel.tsx"

const nameOfModel = (row: Pick<ModelDecisions, "provider" | "model" | "promptVersion">) =>
  row.promptVersion === "none" ? modelName(row) : `${modelName(row)}, ${row.promptVersion}`

const counted = ({ provider, model, promptVersion }: ModelDecisions) =>
  ({ of: "decided", provider, model, prompt: promptVersion }) as const

/** A share with its list; too few decisions have no share, and their number still opens the list. */
const verdictCell = (verdict: Verdict, name: string) => (row: ModelDecisions) => (
  <Count n={row.of[verdict]} of={{ ...counted(row), verdict }} what={name}>
    {row.n < leastCounted ? words.number(row.of[verdict]) : words.share(row.of[verdict] / row.n)}
  </Count>
)

const columnsOf = (): FigureColumns<ModelDecisions> => {
  const verdict = (of: Verdict, title: string, wide = false) => ({ title, wide, cell: verdictCell(of, title) })
  return [
    { title: words.t("metricsPage.model"), cell: (row) => <bdi>{nameOfModel(row)}</bdi> },
    {
      title: words.t("metricsPage.n"),
      cell: (row) => <Count n={row.n} of={counted(row)} what={words.t("metricsPage.decisions")} />
    },
    verdict("approved", words.t("metricsPage.asIs")),
    verdict("edited", words.t("metricsPage.edited")),
    verdict("merged", words.t("metricsPage.merged"), true),
    verdict("rejected", words.t("metricsPage.rejected"))
  ]
}

export function ModelPanel(props: { readonly of: TeamFigures }) {
  const rows = () => byModel(props.of.decided)
  const title = words.t("metricsPage.byModel")
  const first = () => rows()[0]
  const best = () => {
    const row = first()
    return row === undefined ? null : intervalOf(row.of.approved, row.n)
  }
  return (
    <FigurePanel
      title={title}
      headline={<Show when={first()}>{(row): JSX.Element => <Best row={row()} title={title} />}</Show>}
      fact={factOf(best())}
      plot={
        <Show when={rows().length > 0}>
          <Intervals
            goal={goals.unedited}
            lines={rows().map((row) => ({ name: nameOfModel(row), some: row.of.approved, n: row.n }))}
          />
        </Show>
      }
      table={
        <>
          <FigureTable label={title} none={words.t("metricsPage.noneDecided")} rows={rows()} columns={columnsOf()} />
          <Bands of={props.of} />
        </>
      }
    />
  )
}

/** The share of the model with the most decisions, and the list of what was approved as it was. */
function Best(props: { readonly row: ModelDecisions; readonly title: string }) {
  return (
    <Show when={intervalOf(props.row.of.approved, props.row.n)}>
      {(of) => (
        <Count n={props.row.of.approved} of={{ ...counted(props.row), verdict: "approved" }} what={props.title}>
          {words.share(of().share)}
        </Count>
      )}
    </Show>
  )
}

const factOf = (of: ReturnType<typeof intervalOf>) =>
  of === null ? "" : words.t("metricsPage.between", { low: words.share(of.low), high: words.share(of.high) })

/** How often the team kept what the model rated likely, unsure and weak. */
function Bands(props: { readonly of: TeamFigures }) {
  const rated = () => props.of.bands.filter(({ band }) => band !== "new")
  return (
    <Show when={rated().length > 0}>
      <p class="quiet-text">
        {words.t("metricsPage.bands")}{" "}
        <For each={rated()}>
          {({ band, n, kept }, i) => (
            <>
              {i() > 0 && " · "}
              {words.value("band", band)} {n < leastCounted ? "–" : words.share(kept / n)} (
              {words.t("metricsPage.of", { n: words.number(n) })})
            </>
          )}
        </For>
      </p>
    </Show>
  )
}
