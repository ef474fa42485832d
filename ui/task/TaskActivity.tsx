/** The first tab of a task: its texts, relations, reason and activity, and its facts in a rail. */
import { createMemo, Show } from "solid-js"
import type { TaskRow } from "../../gateways/contract.ts"
import type { WhyStep } from "../../gateways/contract/knowledge.ts"
import { useLive } from "../sync/live.tsx"
import type { HistoryPage } from "../sync/rest/api.ts"
import { useWindow } from "../sync/useWindow.ts"
import type { TaskAct } from "./whole/taskAct.ts"
import { Rail } from "./rail/Rail.tsx"
import { Relations } from "./relations/Relations.tsx"
import { CommentForm } from "./stream/CommentForm.tsx"
import { mentionable } from "./stream/mentionable.ts"
import { Stream } from "./stream/Stream.tsx"
import { Attachments } from "./texts/Attachments.tsx"
import { EditableDescription } from "./texts/EditableDescription.tsx"
import { EditableTitle } from "./texts/EditableTitle.tsx"
import { Share } from "./texts/Share.tsx"
import { Why } from "./why/Why.tsx"

export function TaskActivity(props: {
  readonly task: TaskRow
  readonly act: TaskAct
  readonly chain: ReadonlyArray<WhyStep>
  readonly history: HistoryPage
  /** The name of another task. */
  readonly taskOf: (id: string) => string
  /** Shows earlier events; null when all are shown. */
  readonly onMore: (() => void) | null
}) {
  const live = useLive()
  useWindow(() => (props.task.message === null ? null : `message:${props.task.message}`))
  const people = createMemo(() => mentionable(live.views.people.all()))
  /** The messages behind the task: those of its reason, or the one that it was made of until the reason is loaded. */
  const said = createMemo(() => {
    const steps = props.chain.filter(({ is }) => is === "message")
    const source = live.messages[props.task.message ?? ""]
    return steps.length > 0 || source === undefined ? steps : [{ ...source, files: source.files.length }]
  })
  const field = () => ({ task: props.task, mayAct: live.mayAct(), act: props.act })
  return (
    <div class="task-page">
      <div class="task-body">
        <EditableTitle {...field()} />
        <Show when={props.task.audience !== "team"}>
          <Share mayAct={live.mayAct()} onShare={() => void props.act("share", {})} />
        </Show>
        <EditableDescription {...field()} />
        <Attachments messages={said()} />
        <Relations {...field()} lineOf={live.task} others={live.views.tasks.all} />
        <Why chain={props.chain} said={live.messages[props.task.message ?? ""]} nameOf={live.nameOf} />
        <Stream
          items={props.history.items}
          task={props.task}
          me={live.mayAct() ? live.session.actor : null}
          people={people()}
          act={props.act}
          nameOf={live.nameOf}
          taskOf={props.taskOf}
          onMore={props.onMore}
        >
          <Show when={live.mayAct()}>
            <CommentForm
              task={props.task.id}
              people={people()}
              onComment={(text, key) => props.act("comment", {}, { text }, key)}
            />
          </Show>
        </Stream>
      </div>
      <Rail {...field()} people={Object.values(live.people)} topics={live.views.topics.all()} nameOf={live.nameOf} />
    </div>
  )
}
