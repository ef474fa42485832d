/** One entry of the queue. */
import Check from "lucide-solid/icons/check"
import Clock from "lucide-solid/icons/clock"
import Tags from "lucide-solid/icons/tags"
import X from "lucide-solid/icons/x"
import { Match, Show, Switch } from "solid-js"
import { Dynamic } from "solid-js/web"
import type { Lookup } from "../../knowledge/names/lookup.ts"
import { BandBars } from "../../signs/BandBars.tsx"
import { KindSign } from "../../signs/KindSign.tsx"
import { chatWords as words } from "../../words/words.ts"
import { signOf } from "../draft/draft.ts"
import { isEnded } from "../queue/division.ts"
import { bandOf, factsOf, outcomeOf, outcomeSignOf, titleOfEntry } from "../queue/facts.ts"
import type { QueueEntry } from "../queue/queue.ts"

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
      <Sign {...props} />
      <bdi class="t">{titleOfEntry(props.entry)}</bdi>
      <Show when={props.waiting}>
        <BandBars band={bandOf(props.entry)} />
      </Show>
      <span class="m">
        {props.waiting ? factsOf(props.entry) : outcomeOf(props.entry, props.me, props.known.nameOf)}
      </span>
    </button>
  )
}

const signs = { kept: Check, rejected: X, later: Clock }

/** That it is selected, how it was decided, or its kind. The text of the entry says the decision in words. */
function Sign(props: { readonly entry: QueueEntry; readonly waiting: boolean; readonly selected: boolean }) {
  const kind = () => (props.entry.is === "proposal" ? signOf(props.entry.row.draft) : null)
  return (
    <Switch>
      <Match when={props.selected}>
        <span class="kind picked" role="img" aria-label={words.t("selected")}>
          <Check size={12} stroke-width={3} />
        </span>
      </Match>
      <Match when={!props.waiting}>
        <span class={`kind ${outcomeSignOf(props.entry)}`} aria-hidden="true">
          <Dynamic component={signs[outcomeSignOf(props.entry)]} size={14} stroke-width={2.5} />
        </span>
      </Match>
      <Match when={kind()}>{(kind) => <KindSign kind={kind()} />}</Match>
      <Match when={true}>
        <span class="kind" aria-hidden="true">
          <Tags size={14} stroke-width={1.8} />
        </span>
      </Match>
    </Switch>
  )
}
