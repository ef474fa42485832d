/** A topic's name and summary, with what may be done to it. */
import { createSignal, Show } from "solid-js"
import type { TopicRow } from "../../gateways/contract/knowledge.ts"
import { words } from "../words/words.ts"

export function TopicHead(props: {
  readonly topic: TopicRow
  readonly mayAct: boolean
  readonly onRename: (name: string) => void
  readonly onArchive: () => void
  readonly onRestore: () => void
}) {
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
        <input
          class="field"
          dir="auto"
          maxlength={120}
          aria-label={words.t("field.name")}
          value={draft() ?? ""}
          ref={(field) => queueMicrotask(() => field.focus())}
          onInput={(event) => setDraft(event.currentTarget.value)}
          onBlur={save}
          onKeyDown={(event) => (event.key === "Enter" ? save() : event.key === "Escape" ? setDraft(null) : undefined)}
        />
      </Show>
      <Show when={props.topic.summary !== ""}>
        <p dir="auto">{props.topic.summary}</p>
      </Show>
      <Show
        when={props.topic.status === "standing"}
        fallback={
          <p class="quiet-text">
            {words.t("archived")}{" "}
            <Show when={props.mayAct}>
              <button class="btn bare small" type="button" onClick={() => props.onRestore()}>
                {words.t("restore")}
              </button>
            </Show>
          </p>
        }
      >
        <Show when={props.mayAct}>
          <p class="acts">
            <button class="btn bare small" type="button" onClick={() => setDraft(props.topic.name)}>
              {words.t("rename")}
            </button>
            <button class="btn bare small" type="button" onClick={() => props.onArchive()}>
              {words.t("archive")}
            </button>
          </p>
        </Show>
      </Show>
    </div>
  )
}
