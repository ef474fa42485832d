/** Quotes, each with its author. */
import { For } from "solid-js"
import type { Quote } from "../../domain/knowledge/evidence.ts"
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
            <mark dir="auto">{quote.text}</mark>{" "}
            <span class="quiet-text">
              <bdi>{props.nameOf(quote.author)}</bdi>
              {props.saidAt?.(quote.message) ?? ""}
            </span>
          </li>
        )}
      </For>
    </ul>
  )
}
