/** A slider over the changes of a task. The steps are evenly spaced, and a label is where a day begins. */
import ChevronLeft from "lucide-solid/icons/chevron-left"
import ChevronRight from "lucide-solid/icons/chevron-right"
import { createMemo, For, onCleanup, onMount } from "solid-js"
import { IconButton } from "../../parts/button/IconButton.tsx"
import { Slider } from "../../parts/choice/Slider.tsx"
import { runVerb } from "../../verbs/bindings.ts"
import type { VerbId } from "../../verbs/verbs.ts"
import { words } from "../../words/words.ts"
import { momentOf } from "./moment.ts"
import type { Travel } from "./createTravel.ts"
import { dayStarts } from "./steps.ts"

/** Labels keep this share of the track between them. */
const labelRoom = 0.12

export function Scrubber(props: { readonly travel: Travel }) {
  const last = () => Math.max(props.travel.steps().length - 1, 1)
  const place = (index: number) => `${(index / last()) * 100}%`
  const labels = createMemo(() => roomy(dayStarts(props.travel.steps()), last()))
  const change = (index: number) =>
    words.t("changeOf", { n: words.number(index + 1), all: words.number(props.travel.steps().length) })
  let track!: HTMLDivElement
  onMount(() => {
    // Before the slider's own handler: its large step is not a day.
    track.addEventListener("keydown", press, { capture: true })
    onCleanup(() => track.removeEventListener("keydown", press, { capture: true }))
  })
  return (
    <div class="tt-scrub">
      <span class="tt-steps">
        <IconButton boxed label={words.t("verbName.timeBack")} keys="←" onClick={() => props.travel.by(-1)}>
          <ChevronLeft size={15} />
        </IconButton>
        <IconButton boxed label={words.t("verbName.timeOn")} keys="→" onClick={() => props.travel.by(1)}>
          <ChevronRight size={15} />
        </IconButton>
      </span>
      <div class="tt-track" ref={track}>
        <Slider
          label={words.t("timePosition")}
          value={Math.max(props.travel.index(), 0)}
          min={0}
          max={last()}
          textOf={(index) => `${momentOf(props.travel.steps()[index]?.at)}, ${change(index)}`}
          onChange={(index) => props.travel.go(index)}
        />
        <div class="tt-ticks" aria-hidden="true">
          <For each={props.travel.steps()}>
            {(_, index) => (
              <i
                classList={{ past: index() <= props.travel.index() }}
                style={{ "inset-inline-start": place(index()) }}
              />
            )}
          </For>
          <For each={labels()}>
            {({ index, at }) => <span style={{ "inset-inline-start": place(index) }}>{words.day(at)}</span>}
          </For>
          <span class="tt-now">{words.t("now")}</span>
        </div>
      </div>
      <span class="quiet-text tt-count">{change(Math.max(props.travel.index(), 0))}</span>
    </div>
  )
}

type Label = ReturnType<typeof dayStarts>[number]
/** Labels that would cover the one before them, or the word at the end, are left out. */
const roomy = (labels: ReadonlyArray<Label>, last: number): ReadonlyArray<Label> =>
  labels.reduce<ReadonlyArray<Label>>((kept, label) => {
    const before = kept.at(-1)
    const at = label.index / last
    const isFree = before === undefined || at - before.index / last >= labelRoom
    return isFree && at <= 1 - labelRoom ? [...kept, label] : kept
  }, [])

const verbOf: { readonly [key: string]: VerbId } = {
  ArrowLeft: "timeBack",
  ArrowRight: "timeOn",
  ArrowDown: "timeBack",
  ArrowUp: "timeOn",
  "Shift+ArrowLeft": "timeDayBack",
  "Shift+ArrowRight": "timeDayOn",
  Home: "timeFirst",
  End: "timeLast"
}
const press = (event: KeyboardEvent) => {
  const verb = verbOf[`${event.shiftKey ? "Shift+" : ""}${event.key}`]
  if (verb === undefined) return
  event.preventDefault()
  event.stopPropagation()
  runVerb(verb)
}
