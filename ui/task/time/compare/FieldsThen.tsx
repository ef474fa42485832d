/** The facts of then. A fact that differs has a marked edge, its value now, and a button that restores it. */
import { For, type JSX, Show } from "solid-js"
import type { TaskRow } from "../../../../gateways/contract.ts"
import { PriorityBars } from "../../../parts/PriorityBars.tsx"
import { Face } from "../../../signs/Face.tsx"
import { StatusSign } from "../../../signs/StatusSign.tsx"
import { words } from "../../../words/words.ts"
import type { Compared } from "./compared.ts"
import { type ComparedField, comparedFields } from "./differences.ts"
import { Restore } from "./Restore.tsx"
import { type ValueNames, valueText } from "./valueText.ts"

type FactField = Exclude<ComparedField, "title" | "description">
const facts = comparedFields.filter((field): field is FactField => field !== "title" && field !== "description")

export function FieldsThen(props: Compared & ValueNames) {
  const same = () => facts.filter((field) => !props.differing.includes(field)).length
  const labelOf = (field: FactField) => words.t(field === "topics" ? "topics" : `field.${field}`)
  return (
    <aside aria-label={words.t("fieldsThen")} tabindex="0">
      <h3>
        {words.t("fieldsThen")}
        <span class="end">{words.count("asNow", same())}</span>
      </h3>
      <dl>
        <For each={facts}>
          {(field) => (
            <div class="rail-row" classList={{ was: props.differing.includes(field) }}>
              <dt>{labelOf(field)}</dt>
              <dd>
                <span class="tt-value">
                  <span class="rail-shown">
                    {signOf(field, props.past, props)}
                    {valueText(field, props.past, props)}
                  </span>
                  <Show when={props.differing.includes(field)}>
                    <span class="quiet-text">{words.t("nowValue", { value: valueText(field, props.now, props) })}</span>
                  </Show>
                </span>
                <Show when={props.differing.includes(field)}>
                  <Restore {...props} field={field} label={labelOf(field)} />
                </Show>
              </dd>
            </div>
          )}
        </For>
      </dl>
    </aside>
  )
}

const signOf = (field: FactField, task: TaskRow, { nameOf }: ValueNames): JSX.Element => {
  if (field === "status") return <StatusSign status={task.status} silent />
  if (field === "priority") return <PriorityBars priority={task.priority} />
  if (field === "assignee" && task.assignee !== null) return <Face actor={task.assignee} name={nameOf(task.assignee)} />
  return null
}
