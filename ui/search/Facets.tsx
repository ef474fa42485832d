/** Narrows the hits: by kind, each with its count, and by time. */
import { Select } from "../parts/choice/Select.tsx"
import { Tabs } from "../parts/show/Tabs.tsx"
import { words } from "../words/words.ts"
import { hitKinds, type SearchState } from "./createSearch.ts"
import { searchSpans } from "./spans.ts"

export function Facets(props: { readonly search: SearchState }) {
  const total = () => {
    const counts = props.search.counts()
    return counts === null ? undefined : hitKinds.reduce((sum, kind) => sum + counts[kind], 0)
  }
  const tabs = () => [
    { id: "all" as const, name: words.t("everything"), count: total() },
    ...hitKinds.map((id) => ({ id, name: words.value("hitKind", id), count: props.search.counts()?.[id] }))
  ]
  return (
    <div class="facets">
      <Tabs
        label={words.t("hitKinds")}
        tabs={tabs()}
        value={props.search.kind() ?? "all"}
        onPick={(kind) => props.search.setKind(kind === "all" ? null : kind)}
      />
      <span class="end">
        <Select
          label={words.t("searchSpanLabel")}
          value={props.search.span()}
          choices={searchSpans.map((id) => ({ id, name: words.value("searchSpan", id) }))}
          onPick={props.search.setSpan}
        />
      </span>
    </div>
  )
}
