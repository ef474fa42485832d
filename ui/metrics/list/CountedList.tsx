/** The things that a number counts, over the page. Each leads to its own page. */
import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import { Dynamic } from "solid-js/web"
import type { CountedItem } from "../../../gateways/contract/figures/figures.ts"
import { PagedRows } from "../../parts/paged/PagedRows.tsx"
import { createPages } from "../../parts/paged/createPages.ts"
import { Dialog } from "../../parts/overlay/Dialog.tsx"
import { teamWords as words } from "../../words/words.ts"
import { type CountedRows, figuresApi, type PeriodDays } from "../figures/figuresApi.ts"
import { addressOfItem } from "./addressOfItem.ts"

export function CountedList(props: {
  readonly of: CountedRows
  readonly days: PeriodDays
  readonly title: string
  readonly onClose: () => void
}) {
  const pages = createPages(() => ({ ...props.of, days: props.days }), figuresApi.items)
  return (
    <Dialog title={props.title} onClose={() => props.onClose()} wide>
      <div class="counted">
        <PagedRows of={pages} none={words.t("metricsPage.none")}>
          {(items) => (
            <ul>
              <For each={items()}>{(item) => <Item item={item} of={props.of} />}</For>
            </ul>
          )}
        </PagedRows>
      </div>
    </Dialog>
  )
}

function Item(props: { readonly item: CountedItem; readonly of: CountedRows }) {
  const address = () => addressOfItem(props.item, props.of)
  const title = () => {
    const { number, title } = props.item
    if (title === null) return words.t("metricsPage.extraction")
    return number === null ? title : `T-${number} ${title}`
  }
  return (
    <li>
      <Show when={address()} fallback={<bdi class="ell">{title()}</bdi>}>
        {(href) => (
          <Dynamic component={A} class="ell" href={href()}>
            <bdi>{title()}</bdi>
          </Dynamic>
        )}
      </Show>
      <span class="quiet-text num">
        <Show when={props.item.seconds !== null}>{words.lasting(props.item.seconds ?? 0)} · </Show>
        {words.day(props.item.at)} {words.time(props.item.at)}
      </span>
    </li>
  )
}
