/** A choice of another statement, found by its number, its words or its meaning. Arrows move. */
import { createSignal, For, onCleanup, Show } from "solid-js"
import type { AtomRow } from "../../../gateways/contract/knowledge.ts"
import { foundTargets } from "../../review/merge/found.ts"
import { createFetched } from "../../sync/fetched.ts"
import { api } from "../../sync/rest/api.ts"
import { moveChoiceFocus } from "../../task/rail/ChoiceList.tsx"
import { chatWords as words } from "../../words/words.ts"
import { labelOf } from "../names/labels.ts"

/** Milliseconds without typing before the server is asked. */
const pauseMillis = 180
/** Choices before the person types: the newest. */
const mostNewest = 6

export function FindStatement(props: {
  readonly label: string
  /** Every statement on this device. */
  readonly all: () => ReadonlyArray<AtomRow>
  /** Ids that are no choice. */
  readonly except: ReadonlyArray<string>
  readonly onPick: (id: AtomRow["id"]) => void
}) {
  const [typed, setTyped] = createSignal("")
  const [asked, setAsked] = createSignal<string | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  const type = (text: string) => {
    clearTimeout(timer)
    setTyped(text)
    timer = setTimeout(() => setAsked(text.trim() === "" ? null : text.trim()), pauseMillis)
  }
  const fetched = createFetched(asked, api.search)
  const hits = () => (fetched.value()?.about === typed().trim() ? (fetched.value()?.answer.hits ?? []) : [])
  const choices = () => {
    const free = props.all().filter(({ id, status }) => status === "standing" && !props.except.includes(id))
    if (typed().trim() !== "")
      return foundTargets(typed(), "atom", free, hits()).filter(({ id }) => !props.except.includes(id))
    return free
      .toSorted((a, b) => b.number - a.number)
      .slice(0, mostNewest)
      .map(({ id, number, text }) => ({ id, label: labelOf("atom", number), text }))
  }
  return (
    <div class="choice-list" role="group" aria-label={props.label} onKeyDown={moveChoiceFocus}>
      <input
        class="in"
        dir="auto"
        placeholder={words.t("findStatement")}
        aria-label={words.t("findStatement")}
        value={typed()}
        onInput={(event) => type(event.currentTarget.value)}
      />
      <For each={choices()}>
        {({ id, label, text }) => (
          // A hit has the id of a row of its kind.
          <button type="button" class="mi" onClick={() => props.onPick(id as AtomRow["id"])}>
            <span class="quiet-text">{label}</span>
            <bdi class="ell">{text}</bdi>
          </button>
        )}
      </For>
      <Show when={choices().length === 0 && !fetched.loading()}>
        <p class="quiet-text dates">{words.t("find.none")}</p>
      </Show>
    </div>
  )
}
