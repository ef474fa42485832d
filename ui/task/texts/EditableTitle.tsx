/** A task's title, with editing in place. */
import { createSignal, Show } from "solid-js"
import { titleLength } from "../../../domain/text/limits.ts"
import type { TaskRow } from "../../../gateways/contract.ts"
import { TextInPlace } from "../../parts/fields/TextInPlace.tsx"
import { words } from "../../words/words.ts"
import type { TaskAct } from "../act.ts"

export function EditableTitle(props: { readonly task: TaskRow; readonly mayAct: boolean; readonly act: TaskAct }) {
  const [draft, setDraft] = createSignal<string | null>(null)
  const save = () => {
    const title = draft()?.trim() ?? ""
    setDraft(null)
    if (title !== "" && title !== props.task.title) props.act("retitle", { title }, { title })
  }
  return (
    <Show
      when={draft() !== null}
      fallback={
        <h2 class="big" dir="auto">
          <Show when={props.mayAct} fallback={props.task.title}>
            <button
              class="in-place"
              type="button"
              aria-label={`${words.t("field.title")}: ${props.task.title}`}
              onClick={() => setDraft(props.task.title)}
            >
              {props.task.title}
            </button>
          </Show>
        </h2>
      }
    >
      <TextInPlace
        label={words.t("field.title")}
        maxLength={titleLength}
        value={draft() ?? ""}
        onInput={setDraft}
        onSave={save}
        onLeave={() => setDraft(null)}
      />
    </Show>
  )
}
