/** A task whose labels the machine is not sure of: to confirm or to correct. */
import { A } from "@solidjs/router"
import { createEffect, For, on, Show } from "solid-js"
import type { Category, Priority } from "../../../domain/values.ts"
import type { MessageRow } from "../../../gateways/contract.ts"
import type { TaskLine } from "../../../gateways/contract/lines.ts"
import { categoryChoices, priorityChoices } from "../../parts/fields/choices.ts"
import type { Choice } from "../../parts/fields/Pick.tsx"
import { Said } from "../../parts/Said.tsx"
import { BandBars } from "../../signs/BandBars.tsx"
import { words } from "../../words/words.ts"
import { isLong } from "./draft.ts"

/** UTF-16 units of the message that are shown. */
const quoteLength = 600

export function ClassifiedPane(props: {
  readonly task: TaskLine
  readonly message: MessageRow | null
  readonly waiting: boolean
  readonly mayAct: boolean
  /** Moves the focus to the labels. */
  readonly editing: boolean
  readonly nameOf: (actor: string) => string
  readonly onCorrect: (category: Category, priority: Priority) => void
}) {
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
        <h2 dir="auto" classList={{ long: isLong(props.task.title) }}>
          {props.task.title}
        </h2>
        <Labels {...props} disabled={!props.waiting || !props.mayAct} />
      </section>
      <Show when={props.mayAct}>
        <p class="made-by quiet-text">{words.t("labelsHint")}</p>
      </Show>
      <Show when={props.message}>
        {(message) => (
          <blockquote>
            <mark dir="auto">{message().text.slice(0, quoteLength)}</mark>
            <Said by={props.nameOf(message().author)} at={message().sentAt} />
          </blockquote>
        )}
      </Show>
    </>
  )
}

function Labels(props: {
  readonly task: TaskLine
  readonly disabled: boolean
  readonly editing: boolean
  readonly onCorrect: (category: Category, priority: Priority) => void
}) {
  let first!: HTMLElement
  const focus = () =>
    (first.querySelector<HTMLElement>("[aria-pressed=true]") ?? first.querySelector("button"))?.focus()
  createEffect(
    on(
      () => props.editing,
      (editing) => editing && focus()
    )
  )
  const category = () => props.task.category ?? "chore"
  const priority = () => props.task.priority ?? "medium"
  return (
    <dl class="fields">
      <dt>{words.t("field.category")}</dt>
      <dd ref={first}>
        <Chips
          choices={categoryChoices}
          chosen={category()}
          disabled={props.disabled}
          onChoose={(chosen) => props.onCorrect(chosen, priority())}
        />
      </dd>
      <dt>{words.t("field.priority")}</dt>
      <dd>
        <Chips
          choices={priorityChoices}
          chosen={priority()}
          disabled={props.disabled}
          onChoose={(chosen) => props.onCorrect(category(), chosen)}
        />
      </dd>
    </dl>
  )
}

/** Choices as buttons, one of them pressed. */
function Chips<Id extends string>(props: {
  readonly choices: ReadonlyArray<Choice<Id>>
  readonly chosen: Id
  readonly disabled: boolean
  readonly onChoose: (id: Id) => void
}) {
  return (
    <For each={props.choices}>
      {({ id, name }) => (
        <button
          class="chip"
          type="button"
          disabled={props.disabled}
          aria-pressed={id === props.chosen}
          onClick={() => props.onChoose(id)}
        >
          {name}
        </button>
      )}
    </For>
  )
}
