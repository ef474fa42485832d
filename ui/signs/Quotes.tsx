/** Quotes, each with its author. */
import { For, Show } from "solid-js"
import type { Quote } from "../../domain/knowledge/evidence.ts"
import { words } from "../words/words.ts"
import "./signs.css"

export function Quotes(props: {
  readonly quotes: ReadonlyArray<Quote>
  readonly nameOf: (actor: string) => string
  readonly saidAt?: (message: string) => string | null
}) {
  return (
    <ul class="quotes">
      <For each={props.quotes}>
        {(quote) => (
          <li>
            <mark dir="auto" classList={{ inexact: quote.inexact === true }}>
              {quote.text}
            </mark>{" "}
            <span class="quiet-text">
              <bdi>{props.nameOf(quote.author)}</bdi>
              {props.saidAt?.(quote.message) ?? ""}
              <Show when={quote.inexact}> · {words.t("inexact")}</Show>
            </span>
          </li>
        )}
      </For>
    </ul>
  )
}
