/** A panel: its title, the headline number, a plot, and the table under it. */
import { For, type JSX, Show } from "solid-js"

export interface FigureColumn<Row> {
  readonly title: string
  readonly cell: (row: Row) => JSX.Element
  /** A narrow window has no room for it. */
  readonly wide?: boolean
}

/** The first column names the row; the others have numbers. */
export type FigureColumns<Row> = readonly [FigureColumn<Row>, ...ReadonlyArray<FigureColumn<Row>>]

export function FigurePanel(props: {
  readonly title: string
  readonly headline?: JSX.Element
  readonly fact?: string
  readonly plot?: JSX.Element
  readonly table: JSX.Element
}) {
  return (
    <section class="panel" aria-label={props.title}>
      <header>
        <h2>{props.title}</h2>
        <Show when={props.headline}>
          <span class="headline">{props.headline}</span>
        </Show>
        <Show when={props.fact}>
          <span class="quiet-text">{props.fact}</span>
        </Show>
      </header>
      {props.plot}
      {props.table}
    </section>
  )
}

export function FigureTable<Row>(props: {
  readonly label: string
  readonly columns: FigureColumns<Row>
  readonly rows: ReadonlyArray<Row>
  /** Shown instead of the table when it has no rows. */
  readonly none: string
}) {
  const others = () => props.columns.slice(1)
  return (
    <Show when={props.rows.length > 0} fallback={<p class="quiet-text none">{props.none}</p>}>
      <table aria-label={props.label}>
        <thead>
          <tr>
            <th scope="col">{props.columns[0].title}</th>
            <For each={others()}>
              {(column) => (
                <th scope="col" class="num" classList={{ roomy: column.wide === true }}>
                  {column.title}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {(row) => (
              <tr>
                <th scope="row">{props.columns[0].cell(row)}</th>
                <For each={others()}>
                  {(column) => (
                    <td class="num" classList={{ roomy: column.wide === true }}>
                      {column.cell(row)}
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Show>
  )
}
