/** One extraction or run in the list: its state as a shape, its title, and one fact. */
import Check from "lucide-solid/icons/check"
import Circle from "lucide-solid/icons/circle"
import CirclePause from "lucide-solid/icons/circle-pause"
import TriangleAlert from "lucide-solid/icons/triangle-alert"
import { Show } from "solid-js"
import { Dynamic } from "solid-js/web"
import { keepInView } from "../../parts/show/keepInView.ts"
import { chatWords as words } from "../../words/words.ts"
import { atWork, type Work } from "../progress/progress.ts"

export function RunItem(props: {
  readonly row: Work
  readonly title: string
  readonly fact: string
  readonly chosen: boolean
  readonly onChoose: () => void
}) {
  let item!: HTMLLIElement
  keepInView(
    () => item,
    () => props.chosen
  )
  return (
    <li ref={item}>
      <button
        class="run"
        type="button"
        aria-current={props.chosen ? "true" : undefined}
        data-run={props.row.id}
        onClick={() => props.onChoose()}
      >
        <RunSign row={props.row} />
        <bdi class="what">{props.title}</bdi>
        <span class="fact">{props.fact}</span>
      </button>
    </li>
  )
}

const signs = { ok: Check, warn: TriangleAlert, off: CirclePause, next: Circle }

export function RunSign(props: { readonly row: Work }) {
  const sign = () => signOf(props.row)
  return (
    <span class={`run-sign ${sign()}`} role="img" aria-label={words.value("runStatus", props.row.status)}>
      <Show when={!atWork(props.row)} fallback={<i class="spin" />}>
        <Dynamic component={signs[sign()]} size={14} stroke-width={2} />
      </Show>
    </span>
  )
}

const signOf = ({ status, failedParts }: Work): keyof typeof signs => {
  if (status === "failed" || failedParts > 0) return "warn"
  if (status === "cancelled") return "off"
  return status === "completed" || status === "closed" ? "ok" : "next"
}
