/** The bar over Knowledge. */
import { Show } from "solid-js"
import { words } from "../words/words.ts"

export function KnowledgeBar(props: {
  readonly ready: boolean
  readonly topics: number
  readonly statements: number
  /** True when archived ones are shown too. */
  readonly archived: boolean
  readonly onArchived: (archived: boolean) => void
}) {
  return (
    <header class="bar">
      <h1>{words.t("knowledge")}</h1>
      <Show when={props.ready}>
        <span class="quiet-text sub">
          {words.count("topicsCount", props.topics)} · {words.count("statements", props.statements)}
        </span>
      </Show>
      <span class="end">
        <button
          class="chip"
          type="button"
          aria-pressed={props.archived}
          onClick={() => props.onArchived(!props.archived)}
        >
          {words.t("archived")}
        </button>
      </span>
    </header>
  )
}
