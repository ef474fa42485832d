/** What a machine would make real, on dots in a dashed frame until a person has decided. */
import { A } from "@solidjs/router"
import { For, Match, type ParentProps, Show, Switch } from "solid-js"
import type { ProposalRow } from "../../../gateways/contract/knowledge.ts"
import type { AtomDraft, TaskDraft } from "../../../domain/knowledge/draft.ts"
import type { Lookup } from "../../knowledge/lookup.ts"
import { BandBars } from "../../signs/BandBars.tsx"
import { Face } from "../../signs/Face.tsx"
import { KindSign } from "../../signs/KindSign.tsx"
import { words } from "../../words/words.ts"
import { signOf, titleOf } from "./draft.ts"

export function DraftPane(
  props: ParentProps<{
    readonly row: ProposalRow
    readonly known: Lookup
    /** What read it, and when. */
    readonly from: string
    /** What became of it; null while it waits. */
    readonly outcome: string | null
    /** The children, a form, stand in the frame in place of the words. */
    readonly editing: boolean
  }>
) {
  return (
    <>
      <div class="eyebrow">
        <span class="chip">
          <KindSign kind={signOf(props.row.draft)} size={12} />
          {words.value("proposalOf", props.row.draft.kind)}
        </span>
        <span>
          {props.from} · {words.time(props.row.proposedAt)}
        </span>
        <BandBars band={props.row.band} worded />
        <Show when={props.row.audience !== "team"}>
          <span>{words.t(props.row.audience.startsWith("chat:") ? "forItsChat" : "private")}</span>
        </Show>
      </div>
      <Show when={props.outcome}>
        {(outcome) => (
          <p class="outcome" role="status">
            {outcome()}
            <Show when={props.known.task(props.row.made ?? "")}>
              {(task) => (
                <>
                  {" · "}
                  <A href={`/tasks/${task().id}`}>T-{task().number}</A>
                </>
              )}
            </Show>
          </p>
        )}
      </Show>
      <section class="draft machine" aria-label={words.t("draft")}>
        <Show when={props.editing} fallback={<DraftWords row={props.row} known={props.known} />}>
          {props.children}
        </Show>
      </section>
      <p class="made-by quiet-text" title={props.row.promptVersion}>
        {props.row.model.provider === "builtin"
          ? words.t("madeByRules")
          : words.t("madeBy", { model: props.row.model.model })}
        <Show when={props.row.model.degraded}>{(why) => <>, {words.t("degraded", { why: why() })}</>}</Show>
        <Show when={props.row.revision > 1}> · {words.t("editedDraft")}</Show>
      </p>
    </>
  )
}

function DraftWords(props: { readonly row: ProposalRow; readonly known: Lookup }) {
  const draft = () => props.row.draft
  const more = () => {
    const now = draft()
    return now.kind === "topic" ? now.summary : now.kind === "task" ? now.description : ""
  }
  const asAtom = () => {
    const now = draft()
    return now.kind === "atom" ? now : undefined
  }
  const asTask = () => {
    const now = draft()
    return now.kind === "task" ? now : undefined
  }
  return (
    <>
      <h2 dir="auto" classList={{ long: titleOf(draft()).length > 90 }}>
        {titleOf(draft())}
      </h2>
      <Show when={more() !== ""}>
        <p dir="auto">{more()}</p>
      </Show>
      <Switch>
        <Match when={asAtom()}>{(atom) => <AtomFields draft={atom()} known={props.known} />}</Match>
        <Match when={asTask()}>{(task) => <TaskDraftFields draft={task()} known={props.known} />}</Match>
      </Switch>
    </>
  )
}

function TopicChip(props: { readonly id: string; readonly known: Lookup }) {
  return (
    <Show when={props.known.topic(props.id)}>
      {(topic) => (
        <span class="chip">
          <bdi>{topic().name}</bdi>
          <Show when={topic().proposed}> · {words.t("proposed")}</Show>
        </span>
      )}
    </Show>
  )
}

function AtomFields(props: { readonly draft: AtomDraft; readonly known: Lookup }) {
  return (
    <dl class="fields">
      <dt>{words.t("field.type")}</dt>
      <dd>
        <KindSign kind={props.draft.type} />
        {words.value("atom", props.draft.type)}
      </dd>
      <dt>{words.t("field.topic")}</dt>
      <dd>
        <Show when={props.draft.topic} fallback={words.t("none")}>
          {(topic) => <TopicChip id={topic()} known={props.known} />}
        </Show>
      </dd>
      <Show when={props.draft.tags.length > 0}>
        <dt>{words.t("field.tags")}</dt>
        <dd>
          <For each={props.draft.tags}>
            {(tag) => (
              <span class="chip">
                <bdi>{tag}</bdi>
              </span>
            )}
          </For>
        </dd>
      </Show>
    </dl>
  )
}

function TaskDraftFields(props: { readonly draft: TaskDraft; readonly known: Lookup }) {
  return (
    <dl class="fields">
      <dt>{words.t("field.assignee")}</dt>
      <dd>
        <Show when={props.draft.assignee} fallback={words.t("nobody")}>
          {(assignee) => (
            <>
              <Face actor={assignee()} name={props.known.nameOf(assignee())} />
              <bdi>{props.known.nameOf(assignee())}</bdi>
            </>
          )}
        </Show>
      </dd>
      <dt>{words.t("field.due")}</dt>
      <dd>{props.draft.due === null ? words.t("none") : words.dueDay(props.draft.due)}</dd>
      <dt>{words.t("field.priority")}</dt>
      <dd>
        <span class={`prio ${props.draft.priority}`} aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
        {words.value("priority", props.draft.priority)}
      </dd>
      <dt>{words.t("field.category")}</dt>
      <dd>{words.value("category", props.draft.category)}</dd>
      <Show when={props.draft.topics.length > 0}>
        <dt>{words.t("field.topic")}</dt>
        <dd>
          <For each={props.draft.topics}>{(topic) => <TopicChip id={topic} known={props.known} />}</For>
        </dd>
      </Show>
      <Show when={props.draft.atoms.length > 0}>
        <dt>{words.t("basedOn")}</dt>
        <dd class="stack">
          <For each={props.draft.atoms.flatMap((id) => props.known.atom(id) ?? [])}>
            {(atom) => (
              <span class="atom-line">
                <KindSign kind={atom.type} size={12} />
                <span class="quiet-text">A-{atom.number}</span> <bdi>{atom.text}</bdi>
              </span>
            )}
          </For>
        </dd>
      </Show>
    </dl>
  )
}
