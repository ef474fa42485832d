/** A topic's name and summary, and the commands on it. */
import { Show } from "solid-js"
import { topicNameLength } from "../../../domain/text/limits.ts"
import type { TopicRow } from "../../../gateways/contract/knowledge.ts"
import { createEditing } from "../../drafts/createEditing.ts"
import { KeptNote } from "../../drafts/KeptNote.tsx"
import { TextInPlace } from "../../parts/fields/TextInPlace.tsx"
import { words } from "../../words/words.ts"

interface Commands {
  readonly onArchive: () => void
  readonly onRestore: () => void
}

export function TopicHead(
  props: Commands & {
    readonly topic: TopicRow
    readonly mayAct: boolean
    readonly onRename: (name: string, key: string) => Promise<unknown>
  }
) {
  const editing = createEditing(
    () => `topic:${props.topic.id}:name`,
    () => props.topic.name
  )
  const save = () => void editing.save(oneLineOrNothing, props.onRename)
  return (
    <div class="topic-head">
      <Show
        when={props.mayAct && props.topic.status === "standing" && editing.isOpen()}
        fallback={
          <h2 dir="auto">
            {props.topic.name} <span class="id">K-{props.topic.number}</span>
          </h2>
        }
      >
        <TextInPlace
          label={words.t("field.name")}
          maxLength={topicNameLength}
          value={editing.draft.value()}
          focus={editing.isAsked()}
          onInput={editing.type}
          onSave={save}
          onLeave={editing.cancel}
        />
        <KeptNote draft={editing.draft} editing={editing.isAsked()} />
      </Show>
      <Show when={props.topic.summary !== ""}>
        <p dir="auto">{props.topic.summary}</p>
      </Show>
      <Show when={props.topic.status === "standing"} fallback={<Archived {...props} />}>
        <Show when={props.mayAct}>
          <Acts onRename={editing.open} onArchive={props.onArchive} />
        </Show>
      </Show>
    </div>
  )
}

/** A name is one line and never empty. */
const oneLineOrNothing = (typed: string) => {
  const name = typed.replaceAll(/\s+/g, " ").trim()
  return name === "" ? null : name
}

function Archived(props: Pick<Commands, "onRestore"> & { readonly mayAct: boolean }) {
  return (
    <p class="quiet-text">
      {words.t("archived")}{" "}
      <Show when={props.mayAct}>
        <button class="btn bare small" type="button" onClick={() => props.onRestore()}>
          {words.t("restore")}
        </button>
      </Show>
    </p>
  )
}

function Acts(props: Pick<Commands, "onArchive"> & { readonly onRename: () => void }) {
  return (
    <p class="acts">
      <button class="btn bare small" type="button" onClick={() => props.onRename()}>
        {words.t("rename")}
      </button>
      <button class="btn bare small" type="button" onClick={() => props.onArchive()}>
        {words.t("archive")}
      </button>
    </p>
  )
}
