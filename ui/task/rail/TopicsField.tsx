/** The topics of a task. A topic can be added; the product has no command that removes one. */
import { For, Show } from "solid-js"
import type { TopicRow } from "../../../gateways/contract/knowledge.ts"
import { words } from "../../words/words.ts"
import { ChoiceList } from "./ChoiceList.tsx"
import { FieldRow } from "./FieldRow.tsx"
import type { FieldProps } from "./fieldProps.ts"

export function TopicsField(props: FieldProps & { readonly topics: ReadonlyArray<TopicRow> }) {
  const nameOf = (id: string) => props.topics.find((each) => each.id === id)?.name ?? id.slice(0, 8)
  const free = () => props.topics.filter(({ id, status }) => status === "standing" && !isIn(props.task.topics, id))
  return (
    <Show when={props.task.topics.length > 0 || props.topics.length > 0}>
      <FieldRow
        label={words.t("topics")}
        verb="taskTopics"
        mayAct={props.mayAct}
        value={
          <Show when={props.task.topics.length > 0} fallback={<span class="quiet-text">{words.t("none")}</span>}>
            <span class="rail-topics">
              <For each={props.task.topics}>{(id) => <bdi class="topic-chip ell">{nameOf(id)}</bdi>}</For>
            </span>
          </Show>
        }
        choices={(close) => (
          <Show when={free().length > 0} fallback={<p class="quiet-text dates">{words.t("noMoreTopics")}</p>}>
            <ChoiceList
              label={words.t("topics")}
              value={null}
              choices={free().map(({ id, name }) => ({ id, name }))}
              onPick={(topic) => {
                close()
                if (topic !== null) void props.act("topic", { topics: [...props.task.topics, topic] }, { topic })
              }}
            />
          </Show>
        )}
      />
    </Show>
  )
}

const isIn = (ids: ReadonlyArray<string>, id: string) => ids.includes(id)
