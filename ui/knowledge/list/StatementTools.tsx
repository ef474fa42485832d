/** The tabs, the type and the order of the statements. */
import { Select } from "../../parts/choice/Select.tsx"
import { Tabs } from "../../parts/show/Tabs.tsx"
import { atomTypes } from "../../signs/KindSign.tsx"
import { chatWords as words } from "../../words/words.ts"
import type { KnowledgeFilter } from "../createFilter.ts"
import { statementOrders, type StatementTab, statementTabs } from "./tabs.ts"

export function StatementTools(props: {
  readonly filter: KnowledgeFilter
  readonly count: (tab: StatementTab) => number
}) {
  const { filter } = props.filter
  /** The tab of archived statements is there when there are any, or when it is chosen. */
  const tabs = () =>
    statementTabs
      .filter((tab) => tab !== "archived" || filter().tab === tab || props.count(tab) > 0)
      .map((id) => ({ id, name: words.value("statementTab", id), count: props.count(id) }))
  const types = () => [
    { id: "any" as const, name: words.t("anyType") },
    ...atomTypes.map((id) => ({ id, name: words.value("atom", id) }))
  ]
  return (
    <div class="stm-tools">
      <Tabs label={words.t("statementsLabel")} tabs={tabs()} value={filter().tab} onPick={props.filter.setTab} />
      <span class="end">
        <Select
          label={words.t("field.type")}
          value={filter().type ?? "any"}
          choices={types()}
          onPick={(type) => props.filter.setType(type === "any" ? null : type)}
        />
        <Select
          label={words.t("order.label")}
          value={filter().order}
          choices={statementOrders.map((id) => ({ id, name: words.value("statementOrder", id) }))}
          onPick={props.filter.setOrder}
        />
      </span>
    </div>
  )
}
