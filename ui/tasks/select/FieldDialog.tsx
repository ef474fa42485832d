/** Chooses the value of a field for one task or for many. Arrows move, Enter chooses, letters search. */
import { createSignal, For, type JSX, Show } from "solid-js"
import { priorities, statuses } from "../../../domain/vocabulary.ts"
import { Button } from "../../parts/button/Button.tsx"
import { SearchField } from "../../parts/choice/SearchField.tsx"
import { daysLater, today } from "../../parts/days.ts"
import { DueInput } from "../../parts/fields/DueInput.tsx"
import { Dialog } from "../../parts/overlay/Dialog.tsx"
import { PriorityBars } from "../../parts/PriorityBars.tsx"
import { StatusSign } from "../../signs/StatusSign.tsx"
import { words } from "../../words/words.ts"
import type { NamedRows } from "../filter/fieldValues.ts"
import type { BulkField } from "./fieldChanges.ts"

interface Offered {
  readonly id: string | null
  readonly name: string
  readonly fact?: string
  readonly sign?: () => JSX.Element
}

export function FieldDialog(props: {
  readonly field: BulkField
  /** The tasks that are changed, as `T-12` or `3 tasks`. */
  readonly of: string
  readonly rows: NamedRows
  readonly me: string
  readonly onChoose: (value: string | null) => void
  readonly onClose: () => void
}) {
  const [typed, setTyped] = createSignal("")
  const [due, setDue] = createSignal<string | null>(null)
  let list!: HTMLDivElement
  const all = () => offered(props.field, props.rows, props.me)
  const shown = () => all().filter(({ name }) => name.toLowerCase().includes(typed().trim().toLowerCase()))
  const choose = (value: string | null) => {
    props.onChoose(value)
    props.onClose()
  }
  return (
    <Dialog title={`${words.t(`field.${props.field}`)} · ${props.of}`} onClose={props.onClose}>
      <div class="choose" onKeyDown={(event) => moveIn(list, event, () => shown()[0] && choose(shown()[0]!.id))}>
        <Show when={all().length > fewChoices}>
          <SearchField label={words.t("search")} value={typed()} autofocus onInput={setTyped} />
        </Show>
        <div class="values" ref={list}>
          <For each={shown()}>
            {({ id, name, fact, sign }) => (
              <button class="mi" type="button" onClick={() => choose(id)}>
                {sign?.()}
                <bdi class="ell">{name}</bdi>
                <Show when={fact}>
                  <span class="end quiet-text">{fact}</span>
                </Show>
              </button>
            )}
          </For>
        </div>
        <Show when={props.field === "due"}>
          <form
            class="choose-due"
            onSubmit={(event) => {
              event.preventDefault()
              if (due() !== null) choose(due())
            }}
          >
            <DueInput due={due()} onChange={setDue} />
            <Button type="submit" disabled={due() === null}>
              {words.t("save")}
            </Button>
          </form>
        </Show>
      </div>
    </Dialog>
  )
}

/** More choices get a field for the search. */
const fewChoices = 9

const offered = (field: BulkField, rows: NamedRows, me: string): ReadonlyArray<Offered> => {
  const now = new Date()
  const day = (days: number, name: string) => {
    const id = daysLater(now, days)
    return { id, name, fact: words.dueDay(id) }
  }
  const mine = rows.people.filter(({ id }) => id === me).map(({ id }) => ({ id, name: words.t("toMe") }))
  const all: { readonly [F in BulkField]: () => ReadonlyArray<Offered> } = {
    status: () =>
      statuses.map((id) => ({ id, name: words.value("status", id), sign: () => <StatusSign status={id} silent /> })),
    priority: () =>
      priorities
        .toReversed()
        .map((id) => ({ id, name: words.value("priority", id), sign: () => <PriorityBars priority={id} /> })),
    assignee: () => [...mine, ...rows.people.filter(({ id }) => id !== me), { id: null, name: words.t("nobody") }],
    topic: () => rows.topics,
    due: () => [
      { id: today(now), name: words.t("dueOn.today"), fact: words.dueDay(today(now)) },
      day(1, words.t("dueOn.tomorrow")),
      day(7, words.t("dueOn.week")),
      day(14, words.t("dueOn.twoWeeks")),
      { id: null, name: words.t("dueOn.none") }
    ]
  }
  return all[field]()
}

/** Arrows move among the choices, also from the field of the search, where Enter takes the first one. */
const moveIn = (list: HTMLElement, event: KeyboardEvent, onFirst: () => void) => {
  const { key, target } = event
  if (key === "Enter" && target instanceof HTMLInputElement && target.type === "search") {
    event.preventDefault()
    return onFirst()
  }
  if (key !== "ArrowDown" && key !== "ArrowUp") return
  if (target instanceof HTMLInputElement && target.type !== "search") return
  event.preventDefault()
  const choices = [...list.querySelectorAll<HTMLElement>("button")]
  const at = choices.findIndex((choice) => choice === document.activeElement)
  choices[Math.min(Math.max(at + (key === "ArrowDown" ? 1 : -1), 0), choices.length - 1)]?.focus()
}
