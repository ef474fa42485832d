/** The bar over Knowledge. */
import { Bar } from "../parts/bar/Bar.tsx"
import { words } from "../words/words.ts"

export function KnowledgeBar(props: {
  readonly ready: boolean
  readonly topics: number
  readonly statements: number
  /** True when archived ones are shown too. */
  readonly archived: boolean
  readonly onArchived: (archived: boolean) => void
}) {
  const fact = () => `${words.count("topicsCount", props.topics)} · ${words.count("statements", props.statements)}`
  return (
    <Bar title={words.t("knowledge")} fact={props.ready ? fact() : undefined}>
      <button
        class="chip"
        type="button"
        aria-pressed={props.archived}
        onClick={() => props.onArchived(!props.archived)}
      >
        {words.t("archived")}
      </button>
    </Bar>
  )
}
