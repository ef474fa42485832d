/** The facts of a task, each a field; what the machine filled is dotted underneath until a person speaks. */
import { For, Show } from "solid-js"
import type { PersonRow, TaskRow } from "../../gateways/contract.ts"
import type { Category, Priority } from "../../domain/values.ts"
import { modelName } from "../words/modelName.ts"
import { words } from "../words/words.ts"

const categories: ReadonlyArray<Category> = ["bug", "feature", "improvement", "question", "chore"]
const priorities: ReadonlyArray<Priority> = ["low", "medium", "high", "critical"]

export function TaskFields(props: {
  readonly task: TaskRow
  readonly people: ReadonlyArray<PersonRow>
  readonly nameOf: (actor: string) => string
  readonly mayAct: boolean
  readonly act: (verb: string, change: Partial<TaskRow>, body?: unknown) => void
}) {
  const guessed = (field: TaskRow["suggested"][number]) => (props.task.suggested.includes(field) ? "guess" : undefined)
  const hint = (field: TaskRow["suggested"][number]) =>
    props.task.suggested.includes(field) ? (
      <span class="quiet-text" title={words.t("suggestedHint")}>
        {words.t("suggested")}
      </span>
    ) : null
  const confirmed = (field: TaskRow["suggested"][number]) => props.task.suggested.filter((each) => each !== field)
  return (
    <dl class="facts">
      <div>
        <dt>{words.t("field.status")}</dt>
        <dd>{words.value("statusOf", props.task.status)}</dd>
      </div>
      <div>
        <dt>
          <label for="assignee">{words.t("field.assignee")}</label>
        </dt>
        <dd>
          <span class={guessed("assignee")}>
            <select
              id="assignee"
              class="pick"
              disabled={!props.mayAct}
              value={props.task.assignee ?? ""}
              onChange={(event) => {
                const assignee = props.people.find(({ id }) => id === event.currentTarget.value)?.id ?? null
                props.act("assign", { assignee, suggested: confirmed("assignee") }, { assignee })
              }}
            >
              <option value="">{words.t("nobody")}</option>
              <For each={props.people}>
                {({ id, name }) => (
                  <option value={id} selected={id === props.task.assignee}>
                    {name}
                  </option>
                )}
              </For>
            </select>
          </span>
          {hint("assignee")}
        </dd>
      </div>
      <div>
        <dt>
          <label for="due">{words.t("field.due")}</label>
        </dt>
        <dd>
          <span class={guessed("due")}>
            <input
              id="due"
              class="pick field"
              disabled={!props.mayAct}
              style={{ width: "auto" }}
              type="date"
              value={props.task.due?.slice(0, 10) ?? ""}
              onChange={(event) => {
                const due = event.currentTarget.value === "" ? null : event.currentTarget.value
                props.act("schedule", { due, suggested: confirmed("due") }, { due })
              }}
            />
          </span>
          {hint("due")}
        </dd>
      </div>
      <div>
        <dt>
          <label for="priority">{words.t("field.priority")}</label>
        </dt>
        <dd>
          <span class={`prio ${props.task.priority ?? ""}`} aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          <span class={guessed("priority")}>
            <select
              id="priority"
              class="pick"
              disabled={!props.mayAct}
              value={props.task.priority ?? ""}
              onChange={(event) => {
                const priority = priorities.find((each) => each === event.currentTarget.value)
                if (priority !== undefined)
                  props.act("prioritise", { priority, suggested: confirmed("priority") }, { priority })
              }}
            >
              <Show when={props.task.priority === null}>
                <option value="">{words.t("none")}</option>
              </Show>
              <For each={priorities}>
                {(each) => (
                  <option value={each} selected={each === props.task.priority}>
                    {words.value("priority", each)}
                  </option>
                )}
              </For>
            </select>
          </span>
          {hint("priority")}
        </dd>
      </div>
      <div>
        <dt>
          <label for="category">{words.t("field.category")}</label>
        </dt>
        <dd>
          <span class={guessed("category")}>
            <select
              id="category"
              class="pick"
              disabled={!props.mayAct}
              value={props.task.category ?? ""}
              onChange={(event) => {
                const category = categories.find((each) => each === event.currentTarget.value)
                const priority = props.task.priority ?? "medium"
                if (category !== undefined)
                  props.act(
                    "correct",
                    { category, priority, classification: "corrected", suggested: [] },
                    { category, priority }
                  )
              }}
            >
              <Show when={props.task.category === null}>
                <option value="">{words.t(props.task.classification === "pending" ? "pending" : "none")}</option>
              </Show>
              <For each={categories}>
                {(each) => (
                  <option value={each} selected={each === props.task.category}>
                    {words.value("category", each)}
                  </option>
                )}
              </For>
            </select>
          </span>
          {hint("category")}
        </dd>
      </div>
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
              {model().degraded === null ? "" : `, ${words.t("degraded", { why: model().degraded ?? "" })}`}
            </dd>
          </div>
        )}
      </Show>
    </dl>
  )
}
