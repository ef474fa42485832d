/** A column of cards: a head with the name and the count, and the cards below. Each column scrolls by itself. */
import { type JSX, Show } from "solid-js"
import { VirtualRows } from "../../parts/rows/VirtualRows.tsx"
import { words } from "../../words/words.ts"

/** Pixels of a card that was not measured yet, with the space below it. */
const cardHeight = 98

export function ColumnFrame(props: {
  readonly name: string
  readonly sign: JSX.Element
  readonly ids: ReadonlyArray<string>
  /** The number of tasks of the column; fewer may be listed. */
  readonly count: number
  /** True while a card that can be dropped is over the column. */
  readonly isTarget?: boolean
  readonly ref?: (column: HTMLElement) => void
  /** Shown at the end of the head. */
  readonly act?: JSX.Element
  readonly above?: JSX.Element
  readonly below?: JSX.Element
  /** Renders a card. `measure` is the `ref` of the card. */
  readonly children: (id: string, measure: (card: HTMLElement) => void) => JSX.Element
}) {
  let column!: HTMLElement
  const keep = (element: HTMLElement) => {
    column = element
    props.ref?.(element)
  }
  return (
    <section
      class="board-column"
      classList={{ target: props.isTarget === true }}
      ref={keep}
      data-column
      aria-label={props.name}
    >
      <h2>
        {props.sign}
        <bdi class="ell">{props.name}</bdi> <span class="quiet-text">{words.number(props.count)}</span>
        <Show when={props.act}>{(act) => <span class="end">{act()}</span>}</Show>
      </h2>
      {props.above}
      <VirtualRows class="cards" ids={props.ids} height={cardHeight} scroller={() => column}>
        {(id, measure) => props.children(id, measure)}
      </VirtualRows>
      {props.below}
    </section>
  )
}
