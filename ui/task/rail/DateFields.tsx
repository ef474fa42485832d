/** The due date of a task, and the day until which lists hide it. */
import { Show } from "solid-js"
import type { TaskRow } from "../../../gateways/contract.ts"
import { Button } from "../../parts/button/Button.tsx"
import { dayAfter } from "../../parts/days.ts"
import { DueInput } from "../../parts/fields/DueInput.tsx"
import { isOver } from "../../parts/status.ts"
import { words } from "../../words/words.ts"
import { FieldRow } from "./FieldRow.tsx"
import { confirmed, type FieldProps } from "./fieldProps.ts"

export function DueField(props: FieldProps) {
  const schedule = (typed: string | null) => {
    // The field sends no text that is not a date.
    const due = typed as TaskRow["due"]
    void props.act("schedule", { due, suggested: confirmed(props.task, "due") }, { due })
  }
  return (
    <FieldRow
      label={words.t("field.due")}
      verb="taskDue"
      mayAct={props.mayAct}
      guessed={props.task.suggested.includes("due")}
      value={<DayText day={props.task.due} />}
      choices={(close) => (
        <div class="choice-list dates">
          <DueInput due={props.task.due} onChange={schedule} />
          <Show when={props.task.due !== null}>
            <Button
              type="button"
              look="quiet"
              onClick={() => {
                close()
                schedule(null)
              }}
            >
              {words.t("dueNone")}
            </Button>
          </Show>
        </div>
      )}
    />
  )
}

export function SnoozeField(props: FieldProps) {
  const snooze = (until: string | null) => void props.act("snooze", { snoozedUntil: until }, { until })
  return (
    <Show when={!isOver(props.task.status)}>
      <FieldRow
        label={words.t("field.snoozedUntil")}
        mayAct={props.mayAct}
        value={<DayText day={props.task.snoozedUntil} />}
        choices={(close) => (
          <div class="choice-list dates">
            <input
              class="field"
              type="date"
              aria-label={words.t("field.snoozedUntil")}
              title={words.t("snoozeHint")}
              value={props.task.snoozedUntil ?? ""}
              onChange={({ currentTarget: { value } }) => snooze(value === "" ? null : value)}
            />
            <Button
              type="button"
              look="quiet"
              onClick={() => {
                close()
                snooze(props.task.snoozedUntil === null ? dayAfter(new Date()) : null)
              }}
            >
              {words.t(props.task.snoozedUntil === null ? "snooze" : "snoozeEnd")}
            </Button>
          </div>
        )}
      />
    </Show>
  )
}

function DayText(props: { readonly day: string | null }) {
  return (
    <Show when={props.day} fallback={<span class="quiet-text">{words.t("none")}</span>}>
      {(day) => words.dueDay(day())}
    </Show>
  )
}
