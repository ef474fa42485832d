/** A task that a machine classified without being sure: to confirm as it is, or to correct. */
import { A } from "@solidjs/router"
import { createEffect, For, on, Show } from "solid-js"
import type { MessageRow, TaskRow } from "../../../gateways/contract.ts"
import type { Category, Priority } from "../../../domain/values.ts"
import { BandBars } from "../../signs/BandBars.tsx"
import { words } from "../../words/words.ts"

const categories: ReadonlyArray<Category> = ["bug", "feature", "improvement", "question", "chore"]
const priorities: ReadonlyArray<Priority> = ["low", "medium", "high", "critical"]

export function ClassifiedPane(props: {
  readonly task: TaskRow
  readonly message: MessageRow | null
  readonly waiting: boolean
  readonly mayAct: boolean
  readonly editing: boolean
  readonly nameOf: (actor: string) => string
  readonly onCorrect: (category: Category, priority: Priority) => void
}) {
  let first!: HTMLElement
  createEffect(
    on(
      () => props.editing,
      (editing) => {
        if (editing) (first.querySelector<HTMLElement>("[aria-pressed=true]") ?? first.querySelector("button"))?.focus()
      }
    )
  )
  const category = () => props.task.category ?? "chore"
  const priority = () => props.task.priority ?? "medium"
  return (
    <>
      <div class="eyebrow">
        <span class="chip">{words.t("labels")}</span>
        <A href={`/tasks/${props.task.id}`}>T-{props.task.number}</A>
        <BandBars band={props.task.band ?? "new"} worded />
      </div>
      <Show when={!props.waiting}>
        <p class="outcome" role="status">
          {words.t("outcome.confirmed")}
        </p>
      </Show>
      <section class="draft machine" aria-label={words.t("draft")}>
        <h2 dir="auto" classList={{ long: props.task.title.length > 90 }}>
          {props.task.title}
        </h2>
        <dl class="fields">
          <dt>{words.t("field.category")}</dt>
          <dd ref={first}>
            <For each={categories}>
              {(each) => (
                <button
                  class="chip"
                  type="button"
                  disabled={!props.waiting || !props.mayAct}
                  aria-pressed={each === category()}
                  onClick={() => props.onCorrect(each, priority())}
                >
                  {words.value("category", each)}
                </button>
              )}
            </For>
          </dd>
          <dt>{words.t("field.priority")}</dt>
          <dd>
            <For each={priorities}>
              {(each) => (
                <button
                  class="chip"
                  type="button"
                  disabled={!props.waiting || !props.mayAct}
                  aria-pressed={each === priority()}
                  onClick={() => props.onCorrect(category(), each)}
                >
                  {words.value("priority", each)}
                </button>
              )}
            </For>
          </dd>
        </dl>
      </section>
      <Show when={props.mayAct}>
        <p class="made-by quiet-text">{words.t("labelsHint")}</p>
      </Show>
      <Show when={props.message}>
        {(message) => (
          <blockquote>
            <mark dir="auto">{message().text.slice(0, 600)}</mark>
            <p class="quiet-text">
              <bdi>{props.nameOf(message().author)}</bdi>, {words.day(message().sentAt)} {words.time(message().sentAt)}
            </p>
          </blockquote>
        )}
      </Show>
    </>
  )
}
