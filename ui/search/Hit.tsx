/** One found item: its sign and number, the text around the hit, and the ways that found it. */
import { A } from "@solidjs/router"
import MessageSquare from "lucide-solid/icons/message-square"
import { For, Show } from "solid-js"
import type { SearchHit } from "../../gateways/contract/search.ts"
import type { AtomType, Status } from "../../domain/values.ts"
import { labelOf } from "../knowledge/names/labels.ts"
import { KindSign } from "../signs/KindSign.tsx"
import { StatusSign } from "../signs/StatusSign.tsx"
import { words } from "../words/words.ts"
import { hrefOfHit } from "./hrefOfHit.ts"

interface Props {
  readonly hit: SearchHit
  /** The name of its author. */
  readonly who: string
  /** Of a task that the page knows. */
  readonly status: Status | undefined
  /** Of a statement that the page knows. */
  readonly type: AtomType | undefined
}

export function Hit(props: Props) {
  return (
    <A class="hit" href={hrefOfHit(props.hit)} data-kind={props.hit.kind}>
      <Sign {...props} />
      <p dir="auto">
        <For each={props.hit.snippet}>{(part) => (part.hit ? <mark>{part.text}</mark> : part.text)}</For>
      </p>
      <span class="quiet-text">
        <b>{labelOf(props.hit.kind, props.hit.number) || words.value("hitKindOne", props.hit.kind)}</b>
        <bdi>{props.who}</bdi>
        <time datetime={props.hit.at}>{words.day(props.hit.at)}</time>
        <For each={props.hit.by}>{(by) => <span class="found-by">{words.value("by", by)}</span>}</For>
      </span>
    </A>
  )
}

function Sign(props: Props) {
  return (
    <Show when={props.hit.kind !== "message"} fallback={<MessageSquare size={14} />}>
      <Show when={props.status} fallback={<KindSign kind={signOf(props)} />}>
        {(status) => <StatusSign status={status()} />}
      </Show>
    </Show>
  )
}

const signOf = ({ hit, type }: Props) => {
  if (hit.kind === "topic") return "topic"
  return hit.kind === "atom" ? (type ?? "insight") : "task"
}
