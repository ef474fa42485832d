/** The name and the sign of a group: the shape of its status, its priority, its person or its topic. */
import type { Grouping } from "../../../domain/savedViews/listVocabulary.ts"
import { Match, Show, Switch } from "solid-js"
import { statuses } from "../../../domain/vocabulary.ts"
import { PriorityBars } from "../../parts/PriorityBars.tsx"
import { Face } from "../../signs/Face.tsx"
import { StatusSign } from "../../signs/StatusSign.tsx"
import { words } from "../../words/words.ts"
import { TopicDot } from "../row/facts.tsx"
import type { RowPort } from "../row/rowPort.ts"
import { noGroup } from "./grouping.ts"

const noneWords = { status: "none", assignee: "nobody", priority: "noPriority", topic: "noTopic" } as const

export const groupName = (by: Grouping, key: string, names: Pick<RowPort, "nameOf" | "topicName">): string => {
  if (key === noGroup) return words.t(noneWords[by])
  if (by === "assignee") return names.nameOf(key)
  return by === "topic" ? (names.topicName(key) ?? key) : words.valueOf(by, key)
}

export function GroupSign(props: {
  readonly by: Grouping
  readonly group: string
  readonly nameOf: (actor: string) => string
}) {
  return (
    <Show when={props.group !== noGroup}>
      <Switch>
        <Match when={props.by === "status" && statuses.find((status) => status === props.group)}>
          {(status) => <StatusSign status={status()} silent />}
        </Match>
        <Match when={props.by === "priority"}>
          <PriorityBars priority={props.group} />
        </Match>
        <Match when={props.by === "assignee"}>
          <Face actor={props.group} name={props.nameOf(props.group)} />
        </Match>
        <Match when={props.by === "topic"}>
          <TopicDot topic={props.group} />
        </Match>
      </Switch>
    </Show>
  )
}
