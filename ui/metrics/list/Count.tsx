/** A number that opens the list of what it counts. Zero opens nothing. */
import { A } from "@solidjs/router"
import { type JSX, Show } from "solid-js"
import { words } from "../../words/words.ts"
import type { CountedRows } from "../figures/figuresApi.ts"
import { useCounted } from "./useCounted.ts"

export function Count(props: {
  readonly n: number
  readonly of: CountedRows
  /** Read aloud after the number. */
  readonly what: string
  /** Shown instead of the number. */
  readonly children?: JSX.Element
}) {
  const { addressOf } = useCounted()
  const shown = () => props.children ?? words.number(props.n)
  return (
    <Show when={props.n > 0} fallback={<span class="quiet-text">{shown()}</span>}>
      <A class="counting" href={addressOf(props.of)} aria-label={`${words.number(props.n)} ${props.what}`} noScroll>
        {shown()}
      </A>
    </Show>
  )
}
