/** A message with its quoted words marked. Plain text, never markup. */
import { createMemo, createSignal, For, Show } from "solid-js"
import type { Quote } from "../../domain/knowledge/evidence.ts"
import { chatWords as words } from "../words/words.ts"
import { quotePartsOf, nearQuotes } from "./quoteParts.ts"

export function Marked(props: { readonly text: string; readonly quotes: ReadonlyArray<Quote> }) {
  const [whole, setWhole] = createSignal(false)
  const parts = createMemo(() => quotePartsOf(props.text, props.quotes))
  const near = createMemo(() => nearQuotes(parts()))
  const cut = () => near().some((part, i) => part !== parts()[i])
  return (
    <>
      <p class="marked" dir="auto">
        <For each={whole() ? parts() : near()}>
          {(part) => (part.hit ? <mark classList={{ inexact: part.inexact === true }}>{part.text}</mark> : part.text)}
        </For>
      </p>
      <Show when={cut()}>
        <button class="btn bare sm" type="button" aria-expanded={whole()} onClick={() => setWhole(!whole())}>
          {words.t(whole() ? "showLess" : "showWhole")}
        </button>
      </Show>
    </>
  )
}
