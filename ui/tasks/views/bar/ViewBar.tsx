/** The second bar of the list and of the board: the views, the filter, the order and the groups. */
import { orders, type Grouping, groupings } from "../../../../domain/savedViews/listVocabulary.ts"
import Users from "lucide-solid/icons/users"
import { For, Show } from "solid-js"
import { LateSelect } from "../../../parts/late/LateSelect.tsx"
import { keepInView } from "../../../parts/show/keepInView.ts"
import { words } from "../../../words/words.ts"
import type { ListSettings } from "../createListed.ts"
import type { NamedRows } from "../../filter/fieldValues.ts"
import { FilterButton } from "../../filter/FilterButton.tsx"
import type { ListQuery } from "../../filter/filter.ts"
import type { ViewOrder } from "../createViewOrder.ts"
import type { ViewActs } from "../createViewActs.ts"
import { ViewMenu } from "./ViewMenu.tsx"
import { queryText, fixedViews, isView, placePath, type SavedViewRow, viewHref } from "../views.ts"

export function ViewBar(props: {
  readonly listed: ListSettings
  readonly order: ViewOrder
  readonly acts: ViewActs
  readonly rows: NamedRows
  readonly by: Grouping
  readonly place: "list" | "board"
}) {
  const path = () => placePath(props.place)
  const isFixed = (query: ListQuery) => props.listed.viewId() === null && isView(props.listed.filter(), query)
  const choices = <T extends string>(values: ReadonlyArray<T>, nameOf: (value: T) => string) =>
    values.map((id) => ({ id, name: nameOf(id) }))
  return (
    <div class="subbar views">
      <nav class="slide" aria-label={words.t("views")}>
        <For each={fixedViews}>
          {({ id, query }) => (
            <a class="tab" href={`${path()}${queryText(query)}`} aria-current={isFixed(query) ? "true" : undefined}>
              {words.value("view", id)}
            </a>
          )}
        </For>
        <SavedTabs listed={props.listed} saved={props.order.all()} />
      </nav>
      <span class="end">
        <ViewMenu listed={props.listed} acts={props.acts} order={props.order} />
        <FilterButton filter={props.listed.filter()} rows={props.rows} onFilter={props.listed.setFilter} />
        <span class="wide-tools">
          <Show when={props.place === "list"}>
            <LateSelect
              label={words.t("order.label")}
              value={props.listed.order()}
              choices={choices(orders, (order) => words.value("order", order))}
              onPick={props.listed.setOrder}
            />
          </Show>
          <LateSelect
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

/** The saved views. A view of the team has a sign. */
function SavedTabs(props: { readonly listed: ListSettings; readonly saved: ReadonlyArray<SavedViewRow> }) {
  const isOpen = ({ id }: SavedViewRow) => props.listed.viewId() === id
  return (
    <For each={props.saved}>
      {(view) => (
        <a
          class="tab saved"
          ref={(tab) =>
            keepInView(
              () => tab,
              () => isOpen(view)
            )
          }
          href={viewHref(view)}
          aria-current={isOpen(view) ? "true" : undefined}
        >
          <Show when={view.shared}>
            <Users size={13} aria-label={words.t("sharedView")} />
          </Show>
          <bdi class="ell">{view.name}</bdi>
          <Show when={isOpen(view) && props.listed.isChanged()}>
            <span class="quiet-text">{words.t("viewHasChanges")}</span>
          </Show>
        </a>
      )}
    </For>
  )
}
