/** The choices of a field in its popover. Arrows move, typing finds. */
import Check from "lucide-solid/icons/check"
import { createSignal, For, type JSX, Show } from "solid-js"
import type { Choice } from "../../parts/fields/Pick.tsx"
import { words } from "../../words/words.ts"

/** A list with more choices than this has a field that finds them. */
const mostWithoutField = 8

export function ChoiceList<Id extends string>(props: {
  readonly label: string
  readonly choices: ReadonlyArray<Choice<Id>>
  readonly value: Id | null
  /** The text for no value. Without it the field always has a value. */
  readonly none?: string
  /** Shown before the name. */
  readonly sign?: (id: Id) => JSX.Element
  readonly onPick: (id: Id | null) => void
}) {
  const [typed, setTyped] = createSignal("")
  const found = () => {
    const wanted = typed().trim().toLocaleLowerCase()
    return props.choices.filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
  }
  return (
    <div class="choice-list" role="group" aria-label={props.label} onKeyDown={moveChoiceFocus}>
      <Show when={props.choices.length > mostWithoutField}>
        <input
          class="in"
          dir="auto"
          placeholder={words.t("findChoice")}
          aria-label={words.t("findChoice")}
          value={typed()}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </Show>
      <Show when={typed() === "" ? props.none : undefined}>
        {(none) => (
          <button type="button" class="mi" aria-pressed={props.value === null} onClick={() => props.onPick(null)}>
            <span class="quiet-text">{none()}</span>
          </button>
        )}
      </Show>
      <For each={found()}>
        {({ id, name }) => (
          <button type="button" class="mi" aria-pressed={id === props.value} onClick={() => props.onPick(id)}>
            {props.sign?.(id)}
            <bdi class="ell">{name}</bdi>
            <Show when={id === props.value}>
              <span class="tick">
                <Check size={14} />
              </span>
            </Show>
          </button>
        )}
      </For>
    </div>
  )
}

const steps: { readonly [key: string]: number } = { ArrowDown: 1, ArrowUp: -1 }

/** Arrows move the focus in the order of the page, and stop at the ends. */
export const moveChoiceFocus = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }) => {
  const step = steps[event.key]
  if (step === undefined) return
  event.preventDefault()
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("input, button")]
  const at = stops.findIndex((each) => each === document.activeElement)
  stops[Math.min(Math.max(at + step, 0), stops.length - 1)]?.focus()
}
