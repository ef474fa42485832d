/** One found item, with the text around the hit. */
import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import type { SearchHit } from "../../../gateways/contract.ts"
import { labelOf } from "../../knowledge/names/labels.ts"
import { words } from "../../words/words.ts"

export function Hit(props: { readonly hit: SearchHit; readonly who: string; readonly href: string }) {
  return (
    <A class="hit" href={props.href}>
      <span class="quiet-text">
        <Show when={labelOf(props.hit.kind, props.hit.number)}>{(label) => <>{label()} · </>}</Show>
        <bdi>{props.who}</bdi> · {words.day(props.hit.at)} ·{" "}
        {props.hit.by.map((by) => words.value("by", by)).join(", ")}
      </span>
      <p dir="auto">
        <For each={props.hit.snippet}>{(part) => (part.hit ? <mark>{part.text}</mark> : part.text)}</For>
      </p>
    </A>
  )
}

/** The page that shows a hit. @param made the task made of a message */
export const hrefOfHit = ({ kind, id }: SearchHit, made: string | undefined): string => {
  if (kind === "topic" || kind === "atom") return `/knowledge?${kind}=${id}`
  const task = kind === "task" ? id : made
  return task === undefined ? "/messages" : `/tasks/${task}`
}
