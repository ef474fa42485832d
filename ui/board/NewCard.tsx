/** The field of a new task at the head of a column. Enter creates it and leaves the field open for the next one. */
import { onMount, Show, untrack } from "solid-js"
import { titleLength } from "../../domain/text/limits.ts"
import { useLive } from "../sync/live.tsx"
import { Chips } from "../tasks/create/title/Chips.tsx"
import { UnclearNames } from "../tasks/create/title/UnclearNames.tsx"
import { createNewTask } from "../tasks/create/createNewTask.ts"
import { words } from "../words/words.ts"
import type { NewInColumn } from "./newInColumn.ts"

export function NewCard(props: { readonly of: NewInColumn; readonly column: string; readonly onClose: () => void }) {
  let form!: HTMLFormElement
  let field!: HTMLInputElement
  // Read once: the focus leaves the field also while the card is removed.
  const start = untrack(() => props.of)
  const task = createNewTask(useLive(), () => start.place, { start })
  onMount(() => field.focus())
  const create = async (event: SubmitEvent) => {
    event.preventDefault()
    await task.create()
    field.focus()
  }
  /** An empty field closes when the focus leaves it. Typed text stays. */
  const leave = ({ relatedTarget }: FocusEvent) => {
    const isInside = relatedTarget instanceof Node && form.contains(relatedTarget)
    if (!isInside && task.draft.value().title.trim() === "" && !task.busy()) props.onClose()
  }
  return (
    <form class="task-card new-card" ref={form} onSubmit={(event) => void create(event)} onFocusOut={leave}>
      <input
        class="field"
        dir="auto"
        ref={field}
        maxlength={titleLength}
        aria-label={words.t("newTaskIn", { column: props.column })}
        placeholder={words.t("field.title")}
        readonly={task.busy()}
        value={task.draft.value().title}
        onInput={(event) => task.change({ title: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return
          event.stopPropagation()
          props.onClose()
        }}
      />
      <Chips of={task.understanding} onKeep={task.keep} />
      <UnclearNames of={task.understanding} onChoose={task.choose} onKeep={task.keepText} />
      <Show when={task.wrong()}>{(why) => <p role="alert">{why()}</p>}</Show>
    </form>
  )
}
