/** A column of a board of the past. A card that is in another column now says in which. */
import { createMemo, Show } from "solid-js"
import type { TaskRow } from "../../../gateways/contract.ts"
import { isOver } from "../../parts/status.ts"
import type { TasksPage } from "../../tasks/createTasksPage.ts"
import { groupsOf, noGroup } from "../../tasks/groups/grouping.ts"
import { groupName, GroupSign } from "../../tasks/groups/GroupSign.tsx"
import { AssigneeFact, PriorityFact, SourceFact, TopicFacts } from "../../tasks/row/facts.tsx"
import { words } from "../../words/words.ts"
import { ColumnFrame } from "../column/ColumnFrame.tsx"

export function PastColumn(props: {
  readonly of: TasksPage
  readonly group: string
  readonly rows: ReadonlyArray<TaskRow>
}) {
  const name = () => groupName(props.of.by(), props.group, props.of.port)
  const byId = createMemo(() => new Map<string, TaskRow>(props.rows.map((row) => [row.id, row])))
  return (
    <ColumnFrame
      name={name()}
      sign={<GroupSign by={props.of.by()} group={props.group} nameOf={props.of.port.nameOf} />}
      ids={[...byId().keys()]}
      count={props.rows.length}
    >
      {(id, measure) => (
        <Show when={byId().get(id)}>
          {(row) => <PastCard row={row()} group={props.group} of={props.of} measure={measure} />}
        </Show>
      )}
    </ColumnFrame>
  )
}

/** Without `data-task`, which the verbs for the tasks of the present look for. */
function PastCard(props: {
  readonly row: TaskRow
  readonly group: string
  readonly of: TasksPage
  readonly measure: (card: HTMLElement) => void
}) {
  /** The name of the present column, if it is another one. Finished tasks of long ago may not be loaded. */
  const nowIn = () => {
    const present = props.of.live.views.tasks.shown(props.row.id)
    if (present === undefined) return null
    const groups = groupsOf(present, props.of.by())
    return groups.includes(props.group) ? null : groupName(props.of.by(), groups[0] ?? noGroup, props.of.port)
  }
  return (
    <li class="task-card" classList={{ over: isOver(props.row.status) }} ref={(card) => props.measure(card)}>
      <div class="card-top">
        <span>T-{props.row.number}</span>
        <SourceFact task={props.row} />
        <span class="end">
          <AssigneeFact task={props.row} nameOf={props.of.port.nameOf} />
        </span>
      </div>
      <a class="title" href={`/tasks/${props.row.id}?view=time&at=${props.row.seq}`}>
        <bdi>{props.row.title}</bdi>
      </a>
      <div class="card-facts">
        <PriorityFact task={props.row} />
        <Show when={props.row.due}>{(due) => <span class="when">{words.dueDay(due())}</span>}</Show>
        <TopicFacts task={props.row} nameOf={props.of.port.topicName} />
        <Show when={nowIn()}>{(name) => <span class="card-away">{words.t("nowValue", { value: name() })}</span>}</Show>
      </div>
    </li>
  )
}
