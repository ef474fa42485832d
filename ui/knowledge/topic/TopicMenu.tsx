/** The topics, each with the number of its statements. */
import { For, Show } from "solid-js"
import type { TopicRow } from "../../../gateways/contract/knowledge.ts"
import { words } from "../../words/words.ts"
import { noTopic } from "../address.ts"
import type { TopicPlace } from "../places.ts"

export function TopicMenu(props: {
  readonly topics: ReadonlyArray<TopicRow>
  /** Null shows all. */
  readonly chosen: { readonly place: TopicPlace } | null
  readonly total: number
  readonly countOf: (place: TopicPlace) => number
}) {
  const current = (place: TopicPlace) => (props.chosen !== null && props.chosen.place === place ? "page" : undefined)
  return (
    <nav class="topics" aria-label={words.t("topics")}>
      <a href="/knowledge" aria-current={props.chosen === null ? "page" : undefined}>
        {words.t("everything")} <span class="n">{words.number(props.total)}</span>
      </a>
      <For each={props.topics}>
        {({ id, name, status }) => (
          <a href={`/knowledge?topic=${id}`} aria-current={current(id)} classList={{ archived: status === "archived" }}>
            <bdi>{name}</bdi> <span class="n">{words.number(props.countOf(id))}</span>
          </a>
        )}
      </For>
      <Show when={props.countOf(null) > 0}>
        <a href={`/knowledge?topic=${noTopic}`} aria-current={current(null)}>
          {words.t("noTopic")} <span class="n">{words.number(props.countOf(null))}</span>
        </a>
      </Show>
    </nav>
  )
}
