/** The second bar of the list and of the board: the views, the filter, the order and the groups. */
import { orders, type Grouping, groupings } from "../../../domain/savedViews/listed.ts"
import { For, Show } from "solid-js"
import { Select } from "../../parts/choice/Select.tsx"
import { words } from "../../words/words.ts"
import type { ListSettings } from "../filter/createListed.ts"
import type { NamedRows } from "../filter/fieldValues.ts"
import { FilterButton } from "../filter/FilterButton.tsx"
import { queryText, fixedViews, isView } from "./views.ts"

export function ViewBar(props: {
  readonly listed: ListSettings
  readonly rows: NamedRows
  readonly by: Grouping
  readonly place: "list" | "board"
}) {
  const path = () => (props.place === "list" ? "/tasks" : "/board")
  const choices = <T extends string>(values: ReadonlyArray<T>, nameOf: (value: T) => string) =>
    values.map((id) => ({ id, name: nameOf(id) }))
  return (
    <div class="subbar views">
      <nav class="slide" aria-label={words.t("views")}>
        <For each={fixedViews}>
          {({ id, query }) => (
            <a
              class="tab"
              href={`${path()}${queryText(query)}`}
              aria-current={isView(props.listed.filter(), query) ? "true" : undefined}
            >
              {words.value("view", id)}
            </a>
          )}
        </For>
      </nav>
      <span class="end">
        <FilterButton filter={props.listed.filter()} rows={props.rows} onFilter={props.listed.setFilter} />
        <span class="wide-tools">
          <Show when={props.place === "list"}>
            <Select
              label={words.t("order.label")}
              value={props.listed.order()}
              choices={choices(orders, (order) => words.value("order", order))}
              onPick={props.listed.setOrder}
            />
          </Show>
          <Select
            label={words.t("groupBy")}
            value={props.by}
            choices={choices(groupings, (group) => `${words.t("groupBy")}: ${words.t(`field.${group}`)}`)}
            onPick={props.listed.setGroup}
          />
        </span>
      </span>
    </div>
  )
}
