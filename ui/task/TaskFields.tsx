/**
 * The facts of a task, each a field. A value that the machine filled has a dotted underline until a person confirms it.
 */
import { type JSX, type ParentProps, Show } from "solid-js"
import type { TaskRow } from "../../gateways/contract.ts"
import { categoryChoices, priorityChoices } from "../parts/fields/choices.ts"
import { DueInput } from "../parts/fields/DueInput.tsx"
import { type Choice, Pick } from "../parts/fields/Pick.tsx"
import { dayAfter } from "../parts/days.ts"
import { PriorityBars } from "../parts/PriorityBars.tsx"
import { isOver } from "../parts/status.ts"
import { modelName } from "../words/modelName.ts"
import { words } from "../words/words.ts"
import type { TaskAct } from "./act.ts"

type Suggested = TaskRow["suggested"][number]
interface FieldProps {
  readonly task: TaskRow
  readonly mayAct: boolean
  readonly act: TaskAct
}

export function TaskFields(
  props: FieldProps & {
    readonly people: ReadonlyArray<Choice<NonNullable<TaskRow["assignee"]>>>
    readonly nameOf: (actor: string) => string
  }
) {
  return (
    <dl class="facts">
      <div>
        <dt>{words.t("field.status")}</dt>
        <dd>{words.value("status", props.task.status)}</dd>
      </div>
      <Field field="assignee" task={props.task}>
        <Pick
          id="assignee"
          bare
          disabled={!props.mayAct}
          value={props.task.assignee}
          choices={props.people}
          none={words.t("nobody")}
          onPick={(assignee) =>
            void props.act("assign", { assignee, suggested: confirmed(props.task, "assignee") }, { assignee })
          }
        />
      </Field>
      <DueField {...props} />
      <Show when={!isOver(props.task.status)}>
        <SnoozeField {...props} />
      </Show>
      <PriorityField {...props} />
      <CategoryField {...props} />
      <div>
        <dt>{words.t("field.source")}</dt>
        <dd>
          {words.value("source", props.task.source)} · <bdi>{props.nameOf(props.task.createdBy)}</bdi>
        </dd>
      </div>
      <Show when={props.task.model}>
        {(model) => (
          <div>
            <dt>{words.t("classifiedBy")}</dt>
            <dd class="machine">
              {modelName(model())}
              <Show when={model().degraded}>{(why) => <>, {words.t("degraded", { why: why() })}</>}</Show>
            </dd>
          </div>
        )}
      </Show>
    </dl>
  )
}

function DueField(props: FieldProps) {
  const schedule = (typed: string | null) => {
    // The field sends no text that is not a date.
    const due = typed as TaskRow["due"]
    void props.act("schedule", { due, suggested: confirmed(props.task, "due") }, { due })
  }
  return (
    <Field field="due" task={props.task}>
      <DueInput id="due" bare disabled={!props.mayAct} due={props.task.due} onChange={schedule} />
    </Field>
  )
}

function SnoozeField(props: FieldProps) {
  const snooze = (until: string | null) => void props.act("snooze", { snoozedUntil: until }, { until })
  return (
    <div>
      <dt>
        <label for="snoozedUntil">{words.t("field.snoozedUntil")}</label>
      </dt>
      <dd>
        <input
          id="snoozedUntil"
          class="pick field"
          disabled={!props.mayAct}
          type="date"
          title={words.t("snoozeHint")}
          value={props.task.snoozedUntil ?? ""}
          onChange={(event) => snooze(event.currentTarget.value === "" ? null : event.currentTarget.value)}
        />
        <Show when={props.mayAct}>
          <Show
            when={props.task.snoozedUntil === null}
            fallback={
              <button class="btn bare" type="button" onClick={() => snooze(null)}>
                {words.t("snoozeEnd")}
              </button>
            }
          >
            <button class="btn bare" type="button" onClick={() => snooze(dayAfter(new Date()))}>
              {words.t("snooze")}
            </button>
          </Show>
        </Show>
      </dd>
    </div>
  )
}

function PriorityField(props: FieldProps) {
  return (
    <Field field="priority" task={props.task} sign={<PriorityBars priority={props.task.priority} />}>
      <Pick
        id="priority"
        bare
        disabled={!props.mayAct}
        value={props.task.priority}
        choices={priorityChoices}
        none={props.task.priority === null ? words.t("none") : undefined}
        onPick={(priority) => {
          if (priority !== null)
            void props.act("prioritise", { priority, suggested: confirmed(props.task, "priority") }, { priority })
        }}
      />
    </Field>
  )
}

function CategoryField(props: FieldProps) {
  const none = () => words.t(props.task.classification === "pending" ? "pending" : "none")
  return (
    <Field field="category" task={props.task}>
      <Pick
        id="category"
        bare
        disabled={!props.mayAct}
        value={props.task.category}
        choices={categoryChoices}
        none={props.task.category === null ? none() : undefined}
        onPick={(category) => {
          const priority = props.task.priority ?? "medium"
          if (category !== null)
            void props.act(
              "correct",
              { category, priority, classification: "corrected", suggested: [] },
              { category, priority }
            )
        }}
      />
    </Field>
  )
}

/** A labelled field; it says so when a machine filled it. `sign` is shown before it. */
function Field(props: ParentProps<{ readonly field: Suggested; readonly task: TaskRow; readonly sign?: JSX.Element }>) {
  const suggested = () => props.task.suggested.includes(props.field)
  return (
    <div>
      <dt>
        <label for={props.field}>{words.t(`field.${props.field}`)}</label>
      </dt>
      <dd>
        {props.sign}
        <span class={suggested() ? "guess" : undefined}>{props.children}</span>
        <Show when={suggested()}>
          <span class="quiet-text" title={words.t("suggestedHint")}>
            {words.t("suggested")}
          </span>
        </Show>
      </dd>
    </div>
  )
}

/** The fields that are still only suggested once a person has set one. */
const confirmed = (task: TaskRow, field: Suggested) => task.suggested.filter((each) => each !== field)
