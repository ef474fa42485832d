/** The chosen filters, each a chip that is changed or removed. It is shown only while there is a filter. */
import { type FilterField, filterFields } from "../../../domain/savedViews/listVocabulary.ts"
import type { FieldFilter } from "../../../domain/savedViews/savedList.ts"
import X from "lucide-solid/icons/x"
import { createSignal, For, Show } from "solid-js"
import { Button } from "../../parts/button/Button.tsx"
import { Popover } from "../../parts/overlay/Popover.tsx"
import { words } from "../../words/words.ts"
import { filterValues, type NamedRows } from "./fieldValues.ts"
import { isFiltered, noFilter, type ListFilter, withField } from "./filter.ts"
import { ValueList } from "./ValueList.tsx"

interface FilterProps {
  readonly filter: ListFilter
  readonly rows: NamedRows
  readonly onFilter: (filter: ListFilter) => void
}

export function FilterBar(props: FilterProps & { readonly shown: number; readonly all: number }) {
  const chosen = () => filterFields.filter((field) => props.filter.fields[field] !== undefined)
  return (
    <Show when={isFiltered(props.filter)}>
      <div class="subbar" role="group" aria-label={words.t("filters")}>
        <span class="slide">
          <Show when={props.filter.text !== ""}>
            <span class="fchip">
              <b>{words.t("filterText")}</b>
              <bdi class="ell">{props.filter.text}</bdi>
              <RemoveButton
                name={words.t("filterText")}
                onRemove={() => props.onFilter({ ...props.filter, text: "" })}
              />
            </span>
          </Show>
          <For each={chosen()}>{(field) => <FieldChip {...props} field={field} />}</For>
          <span class="quiet-text">
            {words.t("someOf", { n: words.number(props.shown), all: words.number(props.all) })}
          </span>
        </span>
        <span class="end">
          <Button small look="quiet" onClick={() => props.onFilter({ ...noFilter, hidden: props.filter.hidden })}>
            {words.t("clearFilters")}
          </Button>
        </span>
      </div>
    </Show>
  )
}

/** `Category | is not | bug, chore | ×`. */
function FieldChip(props: FilterProps & { readonly field: FilterField }) {
  const [open, setOpen] = createSignal(false)
  const chosen = (): FieldFilter => props.filter.fields[props.field] ?? { not: false, values: [] }
  const name = () => words.t(`field.${props.field}`)
  const set = (next: FieldFilter | null) => props.onFilter(withField(props.filter, props.field, next))
  const names = () => {
    const choices = filterValues(props.field, props.rows)
    return chosen()
      .values.map(
        (value) => choices.find(({ id }) => id === value)?.name ?? props.rows.nameOf(value) ?? words.t("goneValue")
      )
      .join(", ")
  }
  return (
    <span class="fchip">
      <b>{name()}</b>
      <button type="button" onClick={() => set({ ...chosen(), not: !chosen().not })}>
        {words.t(chosen().not ? "isNot" : "is")}
      </button>
      <Popover
        label={name()}
        class="filter-pop"
        open={open()}
        onOpenChange={setOpen}
        trigger={(trigger) => (
          <button type="button" {...trigger}>
            <b class="ell">{names()}</b>
          </button>
        )}
      >
        <ValueList
          label={name()}
          choices={filterValues(props.field, props.rows)}
          chosen={chosen().values}
          onChosen={(values) => set({ ...chosen(), values })}
        />
      </Popover>
      <RemoveButton name={name()} onRemove={() => set(null)} />
    </span>
  )
}

function RemoveButton(props: { readonly name: string; readonly onRemove: () => void }) {
  return (
    <button
      type="button"
      aria-label={words.t("removeFilter", { name: props.name })}
      title={words.t("removeFilter", { name: props.name })}
      onClick={() => props.onRemove()}
    >
      <X size={12} />
    </button>
  )
}
