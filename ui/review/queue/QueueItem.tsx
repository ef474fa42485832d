/** One entry of the queue. */
import Check from "lucide-solid/icons/check"
import { Show } from "solid-js"
import type { Lookup } from "../../knowledge/names/lookup.ts"
import { BandBars } from "../../signs/BandBars.tsx"
import { KindSign } from "../../signs/KindSign.tsx"
import { words } from "../../words/words.ts"
import { signOf } from "../draft/draft.ts"
import { isEnded } from "./division.ts"
import { bandOf, factsOf, outcomeOf, titleOfEntry } from "./facts.ts"
import type { QueueEntry } from "./queue.ts"

export function QueueItem(props: {
  readonly entry: QueueEntry
  /** True when it needs a decision. */
  readonly waiting: boolean
  readonly current: boolean
  readonly selected: boolean
  readonly me: string
  readonly known: Lookup
  readonly onGo: (key: string) => void
}) {
  const ended = () => props.entry.is === "proposal" && isEnded(props.entry.row)
  return (
    <button
      class="item"
      type="button"
      classList={{ done: !props.waiting, selected: props.selected, ended: ended() }}
      aria-current={props.current ? "true" : undefined}
      data-key={props.entry.key}
      onClick={() => props.onGo(props.entry.key)}
    >
      <Show
        when={props.selected}
        fallback={<KindSign kind={props.entry.is === "proposal" ? signOf(props.entry.row.draft) : "task"} />}
      >
        <span class="kind picked" role="img" aria-label={words.t("selected")}>
          <Check size={12} stroke-width={3} />
        </span>
      </Show>
      <bdi class="t">{titleOfEntry(props.entry)}</bdi>
      <BandBars band={bandOf(props.entry)} />
      <span class="m">
        {props.waiting ? factsOf(props.entry) : outcomeOf(props.entry, props.me, props.known.nameOf)}
      </span>
    </button>
  )
}
