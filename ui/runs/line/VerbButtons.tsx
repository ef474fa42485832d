/** The commands on an extraction or run. */
import { For } from "solid-js"
import { words } from "../../words/words.ts"
import type { RunVerb } from "../progress/progress.ts"

export function VerbButtons(props: {
  readonly id: string
  readonly verbs: ReadonlyArray<RunVerb>
  /** The reason why it cannot be closed. The text has the id `why-{id}`. */
  readonly whyOpen: string | null
  readonly onVerb: (verb: RunVerb) => void
}) {
  return (
    <span class="end">
      <For each={props.verbs}>
        {(verb) => (
          <button
            class="btn"
            classList={{ go: verb === "start" }}
            type="button"
            disabled={verb === "close" && props.whyOpen !== null}
            aria-describedby={verb === "close" ? `why-${props.id}` : undefined}
            onClick={() => props.onVerb(verb)}
          >
            {words.value("verb", verb)}
          </button>
        )}
      </For>
    </span>
  )
}
