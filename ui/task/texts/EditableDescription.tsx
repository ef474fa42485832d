/** A task's description, with editing in place. */
import { createSignal, Show } from "solid-js"
import { descriptionLength } from "../../../domain/text/limits.ts"
import type { TaskRow } from "../../../gateways/contract.ts"
import { words } from "../../words/words.ts"
import type { TaskAct } from "../act.ts"

export function EditableDescription(props: {
  readonly task: TaskRow
  readonly mayAct: boolean
  readonly act: TaskAct
}) {
  const [draft, setDraft] = createSignal<string | null>(null)
  const save = () => {
    const description = draft() ?? ""
    setDraft(null)
    if (description !== props.task.description) props.act("describe", { description }, { description })
  }
  return (
    <Show
      when={draft() !== null}
      fallback={
        <DescriptionText
          text={props.task.description}
          mayAct={props.mayAct}
          onEdit={() => setDraft(props.task.description)}
        />
      }
    >
      <div class="comment-form">
        <textarea
          class="field"
          dir="auto"
          rows={6}
          maxlength={descriptionLength}
          aria-label={words.t("field.description")}
          value={draft() ?? ""}
          ref={(field) => queueMicrotask(() => field.focus())}
          onInput={(event) => setDraft(event.currentTarget.value)}
        />
        <span>
          <button class="btn go" type="button" onClick={save}>
            {words.t("save")}
          </button>{" "}
          <button class="btn bare" type="button" onClick={() => setDraft(null)}>
            {words.t("cancel")}
          </button>
        </span>
      </div>
    </Show>
  )
}

function DescriptionText(props: { readonly text: string; readonly mayAct: boolean; readonly onEdit: () => void }) {
  return (
    <>
      <Show when={props.text !== ""}>
        <div class="description" dir="auto">
          {props.text}
        </div>
      </Show>
      <Show when={props.mayAct}>
        <button class="btn bare" type="button" onClick={() => props.onEdit()}>
          {words.t(props.text === "" ? "descriptionEmpty" : "descriptionEdit")}
        </button>
      </Show>
    </>
  )
}
