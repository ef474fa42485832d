/** Grey lines where rows will be. They appear after 150 ms (in CSS), so that fast answers do not flicker. */
import { Skeleton as Base } from "@kobalte/core/skeleton"
import { For } from "solid-js"
import { words } from "../../words/words.ts"

/** Widths of the lines, in percent. */
const widths = [64, 48, 71, 39, 58, 44]

export function Skeleton(props: {
  /** @default 6 */
  readonly rows?: number
}) {
  const rows = () => Array.from({ length: props.rows ?? widths.length }, (_, at) => widths[at % widths.length] ?? 50)
  return (
    <div class="skeleton" role="status" aria-busy="true" aria-label={words.t("loading")}>
      <For each={rows()}>
        {(width) => (
          <div class="sk-row">
            <Base class="sk" animate={false} width={14} height={14} circle />
            <span class="sk" style={{ width: `${width}%` }} />
            <span class="sk short" />
          </div>
        )}
      </For>
    </div>
  )
}
