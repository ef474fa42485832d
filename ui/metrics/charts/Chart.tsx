/**
 * A plot that keyboards and screen readers can read: arrows move from place to place, and the values of the place are a text.
 * The library is loaded when the first plot is shown.
 */
import { createEffect, createSignal, onCleanup, onMount } from "solid-js"
import { onLookChange } from "./onLookChange.ts"
import type { drawPlot, PlotSpec } from "./plot.ts"

/** Pixels. */
const height = 150

/** @param key of the keyboard. Null for a key that does not move. */
const placeAfter = (key: string, at: number, last: number): number | null => {
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[key]
  return to === undefined ? null : Math.min(Math.max(to, 0), last)
}

/** The label of a place and the values there. */
const textAt = ({ places, series, written }: PlotSpec, at: number): string => {
  const known = series.flatMap(({ name, values }) => {
    const value = values[at] ?? null
    return value === null ? [] : [`${name} ${written(value)}`]
  })
  return `${places[at] ?? ""}: ${known.length === 0 ? "–" : known.join(", ")}`
}

export function Chart(props: { readonly label: string; readonly spec: PlotSpec }) {
  const [pointed, setPointed] = createSignal<number | null>(null)
  const [draw, setDraw] = createSignal<typeof drawPlot | null>(null)
  const [look, setLook] = createSignal(0)
  let place!: HTMLDivElement
  let drawn: ReturnType<typeof drawPlot> | null = null
  const last = () => props.spec.places.length - 1
  /** The last place until the reader points at another. */
  const at = () => Math.min(pointed() ?? last(), last())
  const text = () => textAt(props.spec, at())
  const move = (event: KeyboardEvent) => {
    const to = placeAfter(event.key, at(), last())
    if (to === null) return
    event.preventDefault()
    event.stopPropagation()
    setPointed(to)
    drawn?.pick(to)
  }
  onMount(() => {
    // Without layout nothing can be drawn; the table under the plot has every number.
    if (typeof ResizeObserver === "undefined") return
    const size = new ResizeObserver(() => drawn?.resize(place.clientWidth))
    size.observe(place)
    onCleanup(() => size.disconnect())
    onCleanup(onLookChange(() => setLook((n) => n + 1)))
    void import("./plot.ts").then((loaded) => setDraw(() => loaded.drawPlot))
  })
  createEffect(() => {
    look()
    const { spec } = props
    drawn?.end()
    drawn = draw()?.(place, spec, { width: place.clientWidth, height }, setPointed) ?? null
  })
  onCleanup(() => drawn?.end())
  return (
    <div>
      <div
        ref={place}
        class="chart-place"
        style={{ "min-height": `${height}px` }}
        role="slider"
        tabIndex={0}
        aria-label={props.label}
        aria-valuemin={0}
        aria-valuemax={last()}
        aria-valuenow={at()}
        aria-valuetext={text()}
        onKeyDown={move}
      />
      <p class="chart-read quiet-text" aria-hidden="true">
        {text()}
      </p>
    </div>
  )
}
