/** Filters statements by type; none chosen shows all. */
import { For } from "solid-js"
import type { AtomType } from "../../domain/values.ts"
import { atomTypes, KindSign } from "../signs/KindSign.tsx"
import { words } from "../words/words.ts"

export function TypeFilter(props: {
  readonly chosen: ReadonlySet<AtomType>
  readonly onToggle: (type: AtomType) => void
}) {
  return (
    <div class="filters" role="group" aria-label={words.t("field.type")}>
      <For each={atomTypes}>
        {(type) => (
          <button class="chip" type="button" aria-pressed={props.chosen.has(type)} onClick={() => props.onToggle(type)}>
            <KindSign kind={type} size={12} />
            {words.value("atom", type)}
          </button>
        )}
      </For>
    </div>
  )
}
