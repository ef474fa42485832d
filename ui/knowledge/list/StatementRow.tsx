/** One statement in the list: the state of its matter, its text and its facts; with the focus also its quotes. */
import { A } from "@solidjs/router"
import { For, type JSX, Show } from "solid-js"
import type { TaskLine } from "../../../gateways/contract/lines.ts"
import type { AtomRow } from "../../../gateways/contract/knowledge.ts"
import { Face } from "../../signs/Face.tsx"
import { LifeSign } from "../signs/LifeSign.tsx"
import { TypeChip } from "../signs/TypeChip.tsx"
import { TopicDot } from "../../tasks/row/facts.tsx"
import { chatWords as words } from "../../words/words.ts"
import type { Lookup } from "../names/lookup.ts"

/** Links to tasks on a row. The details have all. */
const mostTasks = 3

export interface StatementRowProps {
  readonly atom: AtomRow
  readonly known: Lookup
  /** The unfinished tasks that are based on it. */
  readonly tasks: ReadonlyArray<TaskLine>
  readonly current: boolean
  /** The list has the statements of several topics. */
  readonly withTopic: boolean
  readonly quotes: () => JSX.Element
  readonly onFocus: () => void
  /** Shows its details. */
  readonly onOpen: () => void
  readonly ref?: (row: HTMLElement) => void
}

export function StatementRow(props: StatementRowProps) {
  return (
    <li
      ref={props.ref}
      class="stm"
      classList={{ cur: props.current, over: props.atom.life !== "open" || props.atom.status === "archived" }}
      data-atom={props.atom.id}
    >
      <div class="stm-head">
        <LifeSign life={props.atom.life} />
        <div>
          <button
            class="stm-text"
            type="button"
            aria-current={props.current ? "true" : undefined}
            onFocus={({ currentTarget }) => byKeyboard(currentTarget) && props.onFocus()}
            onClick={() => props.onOpen()}
          >
            <bdi>{props.atom.text}</bdi>
          </button>
          <Facts {...props} />
        </div>
      </div>
      <Show when={props.current}>{props.quotes()}</Show>
    </li>
  )
}

/**
 * False when the pointer gave the focus. To choose the row then would move the rows before the pointer is released, and the
 * click would hit another row. The click itself chooses the row.
 */
const byKeyboard = (element: HTMLElement) => element.matches(":focus-visible")

function Facts(props: StatementRowProps) {
  const topic = () => (props.withTopic && props.atom.topic !== null ? props.known.topic(props.atom.topic) : null)
  return (
    <div class="stm-facts">
      <TypeChip type={props.atom.type} />
      <span class="id">A-{props.atom.number}</span>
      <Show when={props.atom.status === "archived"}>
        <span>{words.t("archived")}</span>
      </Show>
      <Show when={topic()}>
        {(topic) => (
          <span class="topic-fact">
            <TopicDot topic={topic().id} />
            <bdi class="ell">{topic().name}</bdi>
          </span>
        )}
      </Show>
      <span class="by">
        <Face actor={props.atom.createdBy} name={props.known.nameOf(props.atom.createdBy)} />
        <bdi class="ell">{props.known.nameOf(props.atom.createdBy)}</bdi>
        <time datetime={props.atom.createdAt}>{words.day(props.atom.createdAt)}</time>
      </span>
      <For each={props.tasks.slice(0, mostTasks)}>
        {(task) => (
          <A href={`/tasks/${task.id}`} title={task.title}>
            T-{task.number}
          </A>
        )}
      </For>
      <Show when={props.atom.revision > 1}>
        <span>{words.count("versionsCount", props.atom.revision)}</span>
      </Show>
      <For each={props.atom.tags}>
        {(tag) => (
          <span class="tag">
            #<bdi>{tag}</bdi>
          </span>
        )}
      </For>
    </div>
  )
}
