/** The bar over Review: the number of entries that need a decision; on a phone also the navigation in the queue. */
import ChevronLeft from "lucide-solid/icons/chevron-left"
import ChevronRight from "lucide-solid/icons/chevron-right"
import List from "lucide-solid/icons/list"
import { Show } from "solid-js"
import type { ProposalRow } from "../../gateways/contract/knowledge.ts"
import { Bar } from "../parts/bar/Bar.tsx"
import { chatWords as words } from "../words/words.ts"
import { oldestOf } from "./queue/queue.ts"

export function ReviewBar(props: {
  /** Null while the queue is loading. */
  readonly waiting: ReadonlyArray<ProposalRow> | null
  /** Milliseconds. */
  readonly now: number
  /** True when a phone shows the queue in place of the proposal. */
  readonly listing: boolean
  readonly onStep: (by: 1 | -1) => void
  readonly onListing: (listing: boolean) => void
}) {
  const waiting = () => props.waiting ?? []
  const count = () => words.t("waitingCount", { n: words.number(waiting().length) })
  const secondsSince = (at: string) => Math.max(0, (props.now - Date.parse(at)) / 1000)
  const fact = () => {
    const oldest = oldestOf(waiting())
    return oldest === undefined
      ? count()
      : `${count()} · ${words.t("oldest", { time: words.lasting(secondsSince(oldest)) })}`
  }
  return (
    <Bar title={words.t("review")} fact={props.waiting === null ? undefined : fact()}>
      <Show when={waiting().length > 0}>
        <span class="narrow-only">
          <button class="btn bare" type="button" aria-label={words.t("previous")} onClick={() => props.onStep(-1)}>
            <ChevronLeft size={18} />
          </button>
          <span class="quiet-text">{count()}</span>
          <button class="btn bare" type="button" aria-label={words.t("next")} onClick={() => props.onStep(1)}>
            <ChevronRight size={18} />
          </button>
          <button
            class="btn bare"
            type="button"
            aria-label={words.t("queue")}
            aria-pressed={props.listing}
            onClick={() => props.onListing(!props.listing)}
          >
            <List size={18} />
          </button>
        </span>
      </Show>
    </Bar>
  )
}
