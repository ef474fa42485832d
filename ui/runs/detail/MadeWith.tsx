/** The settings of the work: its model and prompt, and what it reads. */
import { For } from "solid-js"
import type { ExtractionRow, RunRow } from "../../../gateways/contract/knowledge.ts"
import { modelName } from "../../words/modelName.ts"
import { chatWords as words } from "../../words/words.ts"
import { isRun, type Work } from "../progress/progress.ts"

export function MadeWith(props: {
  readonly row: Work
  /** Empty for all of them. */
  readonly topics: ReadonlyArray<string>
}) {
  return (
    <section class="made-with" aria-label={words.t("madeWith")}>
      <h3>{words.t("madeWith")}</h3>
      <dl>
        <For each={factsOf(props.row, props.topics)}>
          {([name, value]) => (
            <div>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          )}
        </For>
      </dl>
    </section>
  )
}

type Fact = readonly [name: string, value: string]

const factsOf = (row: Work, topics: ReadonlyArray<string>): ReadonlyArray<Fact> => [
  ...modelFacts(row),
  ...(isRun(row) ? runFacts(row, topics) : extractionFacts(row)),
  ...(row.attempt > 1 ? [[words.t("attempt"), words.number(row.attempt)] as const] : [])
]

const runFacts = ({ config, again }: RunRow, topics: ReadonlyArray<string>): ReadonlyArray<Fact> => [
  ...(config.promptVersion === noPrompt ? [] : [[words.t("prompt"), config.promptVersion] as const]),
  [words.t("topics"), topics.length === 0 ? words.t("everyTopic") : topics.join(", ")],
  [words.t("knowledge"), words.t(again ? "usedToo" : "usedLeftOut")]
]
/** How the built-in rules, which have no prompt, are stored. */
const noPrompt = "none"

const extractionFacts = (row: ExtractionRow): ReadonlyArray<Fact> => [
  [words.t("messages"), [daysOf(row), words.t(row.again ? "processedToo" : "processedLeftOut")].join(", ")]
]

/** The model that answered. Until it has, the one that a run was set to. */
const modelFacts = (row: Work): ReadonlyArray<Fact> => {
  const model = row.model ?? (isRun(row) ? { ...row.config, degraded: null } : null)
  if (model === null) return []
  const why = model.degraded === null ? "" : `, ${words.t("degraded", { why: model.degraded })}`
  return [[words.t("modelName"), modelName(model) + why]]
}

const daysOf = (row: ExtractionRow) => {
  if (row.from === null && row.to === null) return words.t("everyDay")
  return [row.from, row.to].map((at) => (at === null ? "…" : words.day(at))).join(" – ")
}
