/** The results of the work in five numbers. */
import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import { chatWords as words } from "../../words/words.ts"
import { acceptedOf, isRun, type Work } from "../progress/progress.ts"

interface Tile {
  readonly n: number
  readonly name: string
  readonly more?: string
  readonly good?: boolean
  /** The page with what it counts. */
  readonly href?: string
}

export function Numbers(props: { readonly row: Work; readonly waiting: number }) {
  return (
    <ul class="tiles">
      <For each={tilesOf(props.row, props.waiting)}>
        {(tile) => (
          <li>
            <Show when={tile.href} fallback={<TileText {...tile} />}>
              {(href) => (
                <A href={href()}>
                  <TileText {...tile} />
                </A>
              )}
            </Show>
          </li>
        )}
      </For>
    </ul>
  )
}

function TileText(props: Tile) {
  return (
    <>
      <b classList={{ good: props.good === true && props.n > 0 }}>{words.number(props.n)}</b>
      <span>{props.name}</span>
      <Show when={props.more}>{(more) => <span class="quiet-text">{more()}</span>}</Show>
    </>
  )
}

const tilesOf = (row: Work, waiting: number): ReadonlyArray<Tile> => {
  const parts = words.count("partsRead", row.parts)
  const review = { n: waiting, name: words.t("tile.waiting"), ...(waiting > 0 ? { href: "/review" } : {}) }
  const proposed = { n: row.proposals, name: words.t("tile.proposed"), more: known(row) }
  if (!isRun(row))
    return [
      { n: row.read, name: words.t("tile.messages"), more: parts, href: "/messages" },
      { n: row.noise, name: words.t("tile.noise") },
      proposed,
      { n: row.unlocated, name: words.t("tile.unlocated") },
      review
    ]
  const { approved, edited, merged, rejected } = row.verdicts
  const share = acceptedOf(row)
  return [
    { n: row.read, name: words.t("tile.statements"), more: parts, href: "/knowledge" },
    proposed,
    {
      n: approved + edited,
      name: words.t("tile.approved"),
      more: [
        ...(edited > 0 ? [words.t("verdict.edited", { n: words.number(edited) })] : []),
        ...(share === null ? [] : [words.t("accepted", { share: words.share(share) })])
      ].join(", "),
      good: true,
      href: "/tasks"
    },
    { n: rejected, name: words.t("tile.rejected"), more: merged > 0 ? words.t("verdict.merged", { n: merged }) : "" },
    review
  ]
}

const known = ({ duplicates }: Work) => (duplicates > 0 ? words.t("duplicates", { n: words.number(duplicates) }) : "")
