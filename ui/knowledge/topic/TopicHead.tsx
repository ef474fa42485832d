/** A topic's name and summary, and the commands on it. */
import { createSignal, Show } from "solid-js"
import { topicNameLength } from "../../../domain/text/limits.ts"
import type { TopicRow } from "../../../gateways/contract/knowledge.ts"
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
    readonly onRename: (name: string) => void
  }
) {
  const [draft, setDraft] = createSignal<string | null>(null)
  const save = () => {
    const name = draft()?.replaceAll(/\s+/g, " ").trim() ?? ""
    setDraft(null)
    if (name !== "" && name !== props.topic.name) props.onRename(name)
  }
  return (
    <div class="topic-head">
      <Show
        when={draft() !== null}
        fallback={
          <h2 dir="auto">
            {props.topic.name} <span class="id">K-{props.topic.number}</span>
          </h2>
        }
      >
        <TextInPlace
          label={words.t("field.name")}
          maxLength={topicNameLength}
          value={draft() ?? ""}
          onInput={setDraft}
          onSave={save}
          onLeave={() => setDraft(null)}
        />
      </Show>
      <Show when={props.topic.summary !== ""}>
        <p dir="auto">{props.topic.summary}</p>
      </Show>
      <Show when={props.topic.status === "standing"} fallback={<Archived {...props} />}>
        <Show when={props.mayAct}>
          <Acts onRename={() => setDraft(props.topic.name)} onArchive={props.onArchive} />
        </Show>
      </Show>
    </div>
  )
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
