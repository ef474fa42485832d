/** The button that adds a filter: a text, or a field and then its values. */
import { type FilterField, filterFields } from "../../../domain/savedViews/listVocabulary.ts"
import ChevronLeft from "lucide-solid/icons/chevron-left"
import ChevronRight from "lucide-solid/icons/chevron-right"
import { createSignal, For, Show } from "solid-js"
import { Button } from "../../parts/button/Button.tsx"
import { SearchField } from "../../parts/choice/SearchField.tsx"
import { Popover } from "../../parts/overlay/Popover.tsx"
import { bindVerbs } from "../../verbs/bindings.ts"
import { verbKeys } from "../../verbs/verbKeys.ts"
import { words } from "../../words/words.ts"
import { filterValues, type NamedRows } from "./fieldValues.ts"
import { type ListFilter, withField } from "./filter.ts"
import { ValueList } from "./ValueList.tsx"

export function FilterButton(props: {
  readonly filter: ListFilter
  readonly rows: NamedRows
  readonly onFilter: (filter: ListFilter) => void
}) {
  const [open, setOpen] = createSignal(false)
  const [field, setField] = createSignal<FilterField | null>(null)
  const change = (next: boolean) => {
    setOpen(next)
    setField(null)
  }
  bindVerbs({ filter: () => change(true) })
  return (
    <Popover
      label={words.t("filter")}
      class="filter-pop"
      placement="bottom-end"
      open={open()}
      onOpenChange={change}
      trigger={(trigger) => (
        <Button {...trigger} small keys={verbKeys("filter")}>
          {words.t("filter")}
        </Button>
      )}
    >
      <Show when={field()} fallback={<Fields {...props} onField={setField} />}>
        {(chosen) => (
          <>
            <button class="mi" type="button" autofocus onClick={() => setField(null)}>
              <ChevronLeft size={13} />
              <b>{words.t(`field.${chosen()}`)}</b>
            </button>
            <ValueList
              label={words.t(`field.${chosen()}`)}
              choices={filterValues(chosen(), props.rows)}
              chosen={props.filter.fields[chosen()]?.values ?? []}
              onChosen={(values) => {
                const { not = false } = props.filter.fields[chosen()] ?? {}
                props.onFilter(withField(props.filter, chosen(), { not, values }))
              }}
            />
          </>
        )}
      </Show>
    </Popover>
  )
}

function Fields(props: {
  readonly filter: ListFilter
  readonly onFilter: (filter: ListFilter) => void
  readonly onField: (field: FilterField) => void
}) {
  return (
    <>
      <SearchField
        label={words.t("filterText")}
        value={props.filter.text}
        autofocus
        onInput={(text) => props.onFilter({ ...props.filter, text })}
      />
      <For each={filterFields}>
        {(field) => (
          <button class="mi" type="button" onClick={() => props.onField(field)}>
            <span>{words.t(`field.${field}`)}</span>
            <span class="end">
              <ChevronRight size={13} />
            </span>
          </button>
        )}
      </For>
    </>
  )
}
