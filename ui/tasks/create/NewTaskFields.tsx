/** The fields of a new task, in the dialog of the dashboard and on the page of the Mini App. */
import { Show } from "solid-js"
import { descriptionLength, titleLength } from "../../../domain/text/limits.ts"
import { KeptNote } from "../../drafts/KeptNote.tsx"
import { words } from "../../words/words.ts"
import { Chips } from "./title/Chips.tsx"
import type { createNewTask } from "./createNewTask.ts"
import { UnclearNames } from "./title/UnclearNames.tsx"

export function NewTaskFields(props: {
  readonly of: ReturnType<typeof createNewTask>
  /** Gives the focus to the title. */
  readonly autofocus?: true
}) {
  return (
    <>
      <input
        class="field"
        name="title"
        dir="auto"
        autofocus={props.autofocus === true}
        maxlength={titleLength}
        aria-label={words.t("field.title")}
        placeholder={words.t("field.title")}
        readonly={props.of.busy()}
        value={props.of.draft.value().title}
        onInput={(event) => props.of.change({ title: event.currentTarget.value })}
      />
      <Chips of={props.of.understanding} onKeep={props.of.keep} />
      <UnclearNames of={props.of.understanding} onChoose={props.of.choose} onKeep={props.of.keepText} />
      <p class="quiet-text">{words.t("quickHint")}</p>
      <textarea
        class="field"
        name="description"
        dir="auto"
        maxlength={descriptionLength}
        aria-label={words.t("field.description")}
        placeholder={words.t("field.description")}
        readonly={props.of.busy()}
        value={props.of.draft.value().description}
        onInput={(event) => props.of.change({ description: event.currentTarget.value })}
      />
      <Show when={props.of.wasKept}>
        <KeptNote draft={props.of.draft} />
      </Show>
      <Show when={props.of.wrong()}>{(why) => <p role="alert">{why()}</p>}</Show>
    </>
  )
}
