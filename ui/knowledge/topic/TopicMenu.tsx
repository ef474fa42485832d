/** The topics, each with the number of its statements. The archived ones are folded. */
import { createSignal, For, Show } from "solid-js"
import type { TopicRow } from "../../../gateways/contract/knowledge.ts"
import { TopicDot } from "../../tasks/row/facts.tsx"
import { chatWords as words } from "../../words/words.ts"
import { everyTopic, noTopic } from "../address.ts"

interface Props {
  readonly topics: ReadonlyArray<TopicRow>
  readonly archived: ReadonlyArray<TopicRow>
  /** The id of the chosen topic, `everyTopic` or `noTopic`. */
  readonly place: string
  readonly countOf: (place: string) => number
}

export function TopicMenu(props: Props) {
  const [opened, setOpened] = createSignal(false)
  const showsArchived = () => opened() || props.archived.some(({ id }) => id === props.place)
  return (
    <nav class="topic-menu" aria-label={words.t("topics")}>
      <Place {...props} to={everyTopic} name={words.t("everything")} />
      <For each={props.topics}>{({ id, name }) => <Place {...props} to={id} name={name} isTopic />}</For>
      <Show when={props.countOf(noTopic) > 0 || props.place === noTopic}>
        <Place {...props} to={noTopic} name={words.t("withoutTopic")} />
      </Show>
      <Show when={props.archived.length > 0}>
        <button
          class="topic-link fold"
          type="button"
          aria-expanded={showsArchived()}
          onClick={() => setOpened(!opened())}
        >
          <span class="ell">{words.t("archivedTopics")}</span>
          <span class="n">{words.number(props.archived.length)}</span>
        </button>
        <Show when={showsArchived()}>
          <For each={props.archived}>{({ id, name }) => <Place {...props} to={id} name={name} isTopic faded />}</For>
        </Show>
      </Show>
    </nav>
  )
}

function Place(
  props: Pick<Props, "place" | "countOf"> & {
    readonly to: string
    readonly name: string
    readonly isTopic?: boolean
    readonly faded?: boolean
  }
) {
  return (
    <a
      class="topic-link"
      classList={{ archived: props.faded === true }}
      href={props.to === everyTopic ? "/knowledge" : `/knowledge?topic=${props.to}`}
      aria-current={props.place === props.to ? "page" : undefined}
    >
      <Show when={props.isTopic} fallback={<i class="topic-dot" aria-hidden="true" />}>
        <TopicDot topic={props.to} />
      </Show>
      <bdi class="ell">{props.name}</bdi>
      <span class="n">{words.number(props.countOf(props.to))}</span>
    </a>
  )
}
