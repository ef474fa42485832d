/** Small facts of a task, each shown by a shape and a word. */
import Diamond from "lucide-solid/icons/diamond"
import FileInput from "lucide-solid/icons/file-input"
import Plug from "lucide-solid/icons/plug"
import Send from "lucide-solid/icons/send"
import User from "lucide-solid/icons/user"
import Webhook from "lucide-solid/icons/webhook"
import type { LucideProps } from "lucide-solid"
import { type Component, For, Show } from "solid-js"
import { Dynamic } from "solid-js/web"
import type { ShownSource } from "../../../domain/values.ts"
import type { TaskLine } from "../../../gateways/contract/lines.ts"
import { useClock } from "../../parts/clock.ts"
import { dayMillis, dueEnds } from "../../parts/days.ts"
import { PriorityBars } from "../../parts/PriorityBars.tsx"
import { isOver } from "../../parts/status.ts"
import { Face } from "../../signs/Face.tsx"
import { words } from "../../words/words.ts"
import "./facts.css"

/** The bars of the priority. The word is in the tooltip, and is read aloud. */
export function PriorityFact(props: { readonly task: TaskLine }) {
  const name = () =>
    props.task.priority === null ? words.t("noPriority") : words.value("priority", props.task.priority)
  const suggested = () => props.task.suggested.includes("priority")
  return (
    <span class="slot-prio" classList={{ guess: suggested() }} title={suggested() ? suggestedHint(name()) : name()}>
      <PriorityBars priority={props.task.priority} />
      <span class="hidden-word">{name()}</span>
    </span>
  )
}

const suggestedHint = (name: string) => `${name} · ${words.t("suggestedHint")}`

export function CategoryFact(props: { readonly task: TaskLine }) {
  return (
    <Show
      when={props.task.category}
      fallback={<span>{words.t(props.task.classification === "pending" ? "pending" : "failed")}</span>}
    >
      {(category) => (
        <span
          class={props.task.suggested.includes("category") ? "guess" : undefined}
          title={props.task.suggested.includes("category") ? words.t("suggestedHint") : undefined}
        >
          {words.value("category", category())}
        </span>
      )}
    </Show>
  )
}

/** The date comes first, so that a narrow column cuts the word: its colour and its tooltip say that it is late. */
export function DueFact(props: { readonly task: TaskLine }) {
  const clock = useClock()
  const urgency = () => urgencyOf(props.task, clock())
  return (
    <Show when={props.task.due}>
      {(due) => (
        <span class={`when ${urgency()}`} title={urgency() === "late" ? words.t("late") : undefined}>
          {words.dueDay(due())}
          <Show when={urgency() === "late"}>
            <span class="late-word"> · {words.t("lateShort")}</span>
          </Show>
        </span>
      )}
    </Show>
  )
}

/** A day is due until its end in the person's zone. A finished task is never late. */
const urgencyOf = ({ due, status }: TaskLine, now: number) => {
  if (due === null || isOver(status)) return ""
  const left = dueEnds(due) - now
  if (left < 0) return "late"
  return left < 2 * dayMillis ? "soon" : ""
}

/** The topics of a task, each with the shape and the colour of its id. */
export function TopicFacts(props: { readonly task: TaskLine; readonly nameOf: (topic: string) => string | undefined }) {
  return (
    <span class="topics-fact">
      <For each={props.task.topics}>
        {(topic) => (
          <Show when={props.nameOf(topic)}>
            {(name) => (
              <span class="chip-fact" title={name()}>
                <TopicDot topic={topic} />
                <bdi class="ell">{name()}</bdi>
              </span>
            )}
          </Show>
        )}
      </For>
    </span>
  )
}

const dotLooks = 5
export function TopicDot(props: { readonly topic: string }) {
  const look = () => [...props.topic].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % dotLooks
  return <i class={`topic-dot of-${look()}`} aria-hidden="true" />
}

const sourceSigns: { readonly [S in ShownSource]: Component<LucideProps> } = {
  telegram: Send,
  dashboard: User,
  api: Plug,
  webhook: Webhook,
  import: FileInput,
  file: FileInput,
  proposal: Diamond
}

export function SourceFact(props: { readonly task: TaskLine }) {
  const name = () => words.value("source", props.task.source)
  return (
    <span class="slot-source" title={`${words.t("field.source")}: ${name()}`}>
      <Dynamic component={sourceSigns[props.task.source]} size={13} />
      <span class="hidden-word">{name()}</span>
    </span>
  )
}

export function AssigneeFact(props: { readonly task: TaskLine; readonly nameOf: (actor: string) => string }) {
  return (
    <Show
      when={props.task.assignee}
      fallback={<span class="no-face" role="img" title={words.t("nobody")} aria-label={words.t("nobody")} />}
    >
      {(assignee) => (
        <span
          class="face-fact"
          classList={{ guessed: props.task.suggested.includes("assignee") }}
          title={props.nameOf(assignee())}
        >
          <Face actor={assignee()} name={props.nameOf(assignee())} />
          <bdi class="hidden-word">{props.nameOf(assignee())}</bdi>
        </span>
      )}
    </Show>
  )
}
