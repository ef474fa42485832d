/** The fields of a draft, read-only. */
import { For, Show } from "solid-js"
import type { AtomDraft, TaskDraft } from "../../../domain/knowledge/draft.ts"
import type { Lookup } from "../../knowledge/names/lookup.ts"
import { PriorityBars } from "../../parts/PriorityBars.tsx"
import { Face } from "../../signs/Face.tsx"
import { KindSign } from "../../signs/KindSign.tsx"
import { chatWords as words } from "../../words/words.ts"

export function AtomDraftFields(props: { readonly draft: AtomDraft; readonly known: Lookup }) {
  return (
    <dl class="fields">
      <dt>{words.t("field.type")}</dt>
      <dd>
        <KindSign kind={props.draft.type} />
        {words.value("atom", props.draft.type)}
      </dd>
      <dt>{words.t("field.status")}</dt>
      <dd>{words.value("life", props.draft.status ?? "open")}</dd>
      <Show when={props.draft.owner}>
        {(owner) => (
          <>
            <dt>{words.t("field.owner")}</dt>
            <dd>
              <Face actor={owner()} name={props.known.nameOf(owner())} />
              <bdi>{props.known.nameOf(owner())}</bdi>
            </dd>
          </>
        )}
      </Show>
      <Show when={props.draft.due}>
        {(due) => (
          <>
            <dt>{words.t("field.due")}</dt>
            <dd>{words.dueDay(due())}</dd>
          </>
        )}
      </Show>
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

export function TaskDraftFields(props: { readonly draft: TaskDraft; readonly known: Lookup }) {
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
        <PriorityBars priority={props.draft.priority} />
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
          <Statements draft={props.draft} known={props.known} />
        </dd>
      </Show>
    </dl>
  )
}

function Statements(props: { readonly draft: TaskDraft; readonly known: Lookup }) {
  return (
    <For each={props.draft.atoms.flatMap((id) => props.known.atom(id) ?? [])}>
      {(atom) => (
        <span class="atom-line">
          <KindSign kind={atom.type} size={12} />
          <span class="quiet-text">A-{atom.number}</span> <bdi>{atom.text}</bdi>
        </span>
      )}
    </For>
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
