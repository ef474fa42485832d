/** The facts of a task, beside its texts. Each has a popover with its choices, and a key. */
import { For, Show } from "solid-js"
import type { PersonRow, TaskRow } from "../../../gateways/contract.ts"
import type { TopicRow } from "../../../gateways/contract/knowledge.ts"
import { assignableOptions, categoryChoices, priorityChoices } from "../../parts/fields/choices.ts"
import { PriorityBars } from "../../parts/PriorityBars.tsx"
import { Face } from "../../signs/Face.tsx"
import { modelName } from "../../words/modelName.ts"
import { words } from "../../words/words.ts"
import { StatusSign } from "../../signs/StatusSign.tsx"
import { ChoiceList } from "./ChoiceList.tsx"
import { DueField, SnoozeField } from "./DateFields.tsx"
import { confirmed, type FieldProps } from "./fieldProps.ts"
import { FieldRow } from "./FieldRow.tsx"
import { statusSteps } from "./statusSteps.ts"
import { TopicsField } from "./TopicsField.tsx"
import "./rail.css"

export function Rail(
  props: FieldProps & {
    readonly people: ReadonlyArray<PersonRow | undefined>
    readonly topics: ReadonlyArray<TopicRow>
    readonly nameOf: (actor: string) => string
  }
) {
  // A viewer has no controls here, so the rail itself takes the focus: its content may have to be scrolled by keyboard.
  return (
    <aside class="rail" aria-label={words.t("fields")} tabindex={props.mayAct ? undefined : "0"}>
      <dl>
        <StatusField {...props} />
        <AssigneeField {...props} />
        <DueField {...props} />
        <PriorityField {...props} />
        <CategoryField {...props} />
        <TopicsField {...props} />
        <SnoozeField {...props} />
        <Facts task={props.task} nameOf={props.nameOf} />
      </dl>
    </aside>
  )
}

function StatusField(props: FieldProps) {
  return (
    <FieldRow
      label={words.t("field.status")}
      verb="taskStatus"
      mayAct={props.mayAct}
      value={
        <>
          <StatusSign status={props.task.status} silent />
          {words.value("status", props.task.status)}
        </>
      }
      choices={(close) => (
        <ChoiceList
          label={words.t("field.status")}
          value={props.task.status}
          choices={statusSteps[props.task.status].map(({ to }) => ({ id: to, name: words.value("status", to) }))}
          sign={(status) => <StatusSign status={status} silent />}
          onPick={(status) => {
            close()
            const step = statusSteps[props.task.status].find(({ to }) => to === status)
            if (step?.verb) void props.act(step.verb, { status: step.to })
          }}
        />
      )}
    />
  )
}

function AssigneeField(
  props: FieldProps & {
    readonly people: ReadonlyArray<PersonRow | undefined>
    readonly nameOf: (actor: string) => string
  }
) {
  return (
    <FieldRow
      label={words.t("field.assignee")}
      verb="taskAssignee"
      mayAct={props.mayAct}
      guessed={props.task.suggested.includes("assignee")}
      value={
        <Show when={props.task.assignee} fallback={<span class="quiet-text">{words.t("nobody")}</span>}>
          {(assignee) => (
            <>
              <Face actor={assignee()} name={props.nameOf(assignee())} />
              <bdi class="ell">{props.nameOf(assignee())}</bdi>
            </>
          )}
        </Show>
      }
      choices={(close) => (
        <ChoiceList
          label={words.t("field.assignee")}
          value={props.task.assignee}
          none={words.t("nobody")}
          choices={assignableOptions(props.people)}
          sign={(id) => <Face actor={id} name={props.nameOf(id)} />}
          onPick={(assignee) => {
            close()
            void props.act("assign", { assignee, suggested: confirmed(props.task, "assignee") }, { assignee })
          }}
        />
      )}
    />
  )
}

function PriorityField(props: FieldProps) {
  return (
    <FieldRow
      label={words.t("field.priority")}
      verb="taskPriority"
      mayAct={props.mayAct}
      guessed={props.task.suggested.includes("priority")}
      value={
        <>
          <PriorityBars priority={props.task.priority} />
          <Show when={props.task.priority} fallback={<span class="quiet-text">{words.t("none")}</span>}>
            {(priority) => words.value("priority", priority())}
          </Show>
        </>
      }
      choices={(close) => (
        <ChoiceList
          label={words.t("field.priority")}
          value={props.task.priority}
          choices={priorityChoices.toReversed()}
          sign={(priority) => <PriorityBars priority={priority} />}
          onPick={(priority) => {
            close()
            if (priority !== null)
              void props.act("prioritise", { priority, suggested: confirmed(props.task, "priority") }, { priority })
          }}
        />
      )}
    />
  )
}

function CategoryField(props: FieldProps) {
  const none = () => words.t(props.task.classification === "pending" ? "pending" : "none")
  return (
    <FieldRow
      label={words.t("field.category")}
      verb="taskCategory"
      mayAct={props.mayAct}
      guessed={props.task.suggested.includes("category")}
      value={
        <Show when={props.task.category} fallback={<span class="quiet-text">{none()}</span>}>
          {(category) => words.value("category", category())}
        </Show>
      }
      choices={(close) => (
        <ChoiceList
          label={words.t("field.category")}
          value={props.task.category}
          choices={categoryChoices}
          onPick={(category) => {
            close()
            const priority = props.task.priority ?? "medium"
            const change = { category, priority, classification: "corrected", suggested: [] } as const
            if (category !== null) void props.act("correct", change, { category, priority })
          }}
        />
      )}
    />
  )
}

/** The facts that no person can change. */
function Facts(props: { readonly task: TaskRow; readonly nameOf: (actor: string) => string }) {
  const facts = () => {
    const { source, createdBy, model } = props.task
    const why = model?.degraded ?? null
    return [
      { label: words.t("field.source"), value: `${words.value("source", source)} · ${props.nameOf(createdBy)}` },
      ...(model === null ? [] : [{ label: words.t("classifiedBy"), value: modelName(model) }]),
      ...(why === null ? [] : [{ label: "", value: words.t("degraded", { why }) }])
    ]
  }
  return (
    <For each={facts()}>
      {({ label, value }) => (
        <div class="rail-row fact">
          <dt>{label}</dt>
          <dd>
            <bdi class="rail-value">{value}</bdi>
          </dd>
        </div>
      )}
    </For>
  )
}
