/** A topic's name and summary, both edited in place, and the commands on it. */
import Ellipsis from "lucide-solid/icons/ellipsis"
import { createSignal, Show } from "solid-js"
import { topicNameLength, topicSummaryLength } from "../../../domain/text/limits.ts"
import type { TopicRow } from "../../../gateways/contract/knowledge.ts"
import { createEditing } from "../../drafts/createEditing.ts"
import { EditingNote } from "../../drafts/EditingNote.tsx"
import { TextInPlace } from "../../parts/fields/TextInPlace.tsx"
import { Menu } from "../../parts/overlay/Menu.tsx"
import { chatWords as words } from "../../words/words.ts"
import type { TopicActs } from "../acts/createTopicActs.ts"
import { MergeTopic } from "./MergeTopic.tsx"
import type { TopicHeadProps } from "./topicHeadProps.ts"

export function TopicHead(props: TopicHeadProps) {
  const name = createEditing(
    () => `topic:${props.topic.id}:name`,
    () => props.topic.name,
    () => props.topic.nameRevision
  )
  const summary = createEditing(
    () => `topic:${props.topic.id}:summary`,
    () => props.topic.summary,
    () => props.topic.summaryRevision
  )
  const saveName = () =>
    void name.save(oneLineOrNothing, (text, key, seen) => props.acts.rename(props.topic, text, key, seen))
  const saveSummary = () =>
    void summary.save(
      (typed) => typed.trim(),
      (text, key, seen) => props.acts.describe(props.topic, text, key, seen)
    )
  const [merging, setMerging] = createSignal(false)
  const mayEdit = () => props.mayAct && props.topic.status === "standing"
  return (
    <div class="topic-head">
      <Show when={mayEdit() && name.isOpen()} fallback={<h2 dir="auto">{props.topic.name}</h2>}>
        <Edited
          stored={props.topic.name}
          editing={name}
          label={words.t("field.name")}
          maxLength={topicNameLength}
          onSave={saveName}
        />
      </Show>
      <Show when={props.mayAct}>
        <Commands
          topic={props.topic}
          acts={props.acts}
          onRename={name.open}
          onDescribe={summary.open}
          onMerge={() => setMerging(true)}
        />
      </Show>
      <Show when={mayEdit() && summary.isOpen()} fallback={<Summary {...props} />}>
        <Edited
          stored={props.topic.summary}
          editing={summary}
          label={words.t("field.summary")}
          maxLength={topicSummaryLength}
          onSave={saveSummary}
        />
      </Show>
      <Show when={merging()}>
        <MergeTopic {...props} onClose={() => setMerging(false)} />
      </Show>
    </div>
  )
}

/** A name is one line and never empty. */
const oneLineOrNothing = (typed: string) => {
  const name = typed.replaceAll(/\s+/g, " ").trim()
  return name === "" ? null : name
}

function Edited(props: {
  readonly editing: ReturnType<typeof createEditing>
  /** The text on the server. */
  readonly stored: string
  readonly label: string
  readonly maxLength: number
  readonly onSave: () => void
}) {
  return (
    <div class="topic-edit">
      <TextInPlace
        label={props.label}
        maxLength={props.maxLength}
        value={props.editing.draft.value()}
        focus={props.editing.isAsked()}
        onInput={props.editing.type}
        onSave={props.onSave}
        onLeave={props.editing.cancel}
      />
      <EditingNote editing={props.editing} stored={props.stored} onSave={props.onSave} />
    </div>
  )
}

function Summary(props: TopicHeadProps) {
  return (
    <p class="topic-summary" dir="auto">
      <Show when={props.topic.summary !== ""}>{props.topic.summary} </Show>
      <span class="quiet-text">
        K-{props.topic.number}
        <Show when={props.topic.status === "archived"}>, {words.t("archived")}</Show>,{" "}
        <bdi>{props.nameOf(props.topic.createdBy)}</bdi>, {words.day(props.topic.updatedAt)}
      </span>
    </p>
  )
}

function Commands(props: {
  readonly topic: TopicRow
  readonly acts: TopicActs
  readonly onRename: () => void
  readonly onDescribe: () => void
  readonly onMerge: () => void
}) {
  // The menu gives the focus back to its button when it has closed, and only then a field may take it.
  const afterMenu = (act: () => void) => () => void setTimeout(act)
  const items = () =>
    props.topic.status === "standing"
      ? [
          { name: words.t("rename"), onSelect: afterMenu(props.onRename) },
          { name: words.t("editSummary"), onSelect: afterMenu(props.onDescribe) },
          { name: words.t("mergeTopicInto"), onSelect: afterMenu(props.onMerge) },
          null,
          { name: words.t("archive"), onSelect: () => props.acts.archive(props.topic) }
        ]
      : [{ name: words.t("restore"), onSelect: () => props.acts.restore(props.topic) }]
  return (
    <Menu
      placement="bottom-end"
      items={items()}
      trigger={(trigger) => (
        <button
          type="button"
          {...trigger}
          class="ib"
          aria-label={words.t("topicActs", { name: props.topic.name })}
          title={words.t("more")}
        >
          <Ellipsis size={15} />
        </button>
      )}
    />
  )
}
