/**
 * The machine's confidence: three bars and a word. Without `worded` only screen readers get the word. Nothing is shown before
 * the team has decided on enough proposals to rate one.
 */
import { For, Show } from "solid-js"
import type { Band } from "../../domain/values.ts"
import { words } from "../words/words.ts"

const bars: { readonly [B in Band]: number } = { likely: 3, unsure: 2, weak: 1, new: 0 }

export function BandBars(props: { readonly band: Band; readonly worded?: boolean }) {
  return (
    <Show when={props.band !== "new"}>
      <span class="band">
        <span class="bars" aria-hidden="true">
          <For each={[1, 2, 3]}>{(bar) => <i classList={{ on: bar <= bars[props.band] }} />}</For>
        </span>
        <span class={props.worded === true ? undefined : "hidden-word"}>{words.value("band", props.band)}</span>
      </span>
    </Show>
  )
}
