/** Chooses the merge target: by number, with the arrows and Enter, or by a search. It is a part of the page, and not an overlay. */
import { createEffect, For, on, onCleanup, onMount, Show } from "solid-js"
import { KeyHints } from "../../parts/button/KeyHints.tsx"
import { SearchField } from "../../parts/choice/SearchField.tsx"
import { keepInView } from "../../parts/show/keepInView.ts"
import { chatWords as words } from "../../words/words.ts"
import { mostTargets, type NearTarget } from "./nearest.ts"

interface Props {
  /** The similar items, or those that the search found. */
  readonly targets: ReadonlyArray<NearTarget>
  readonly query: string
  readonly loading: boolean
  /** Similar items could not be fetched, so it is unknown whether there are any. */
  readonly missing: boolean
  readonly onSearch: (query: string) => void
  readonly onChoose: (id: string) => void
  readonly onLeave: () => void
}

export function MergeChooser(props: Props) {
  let box!: HTMLDivElement
  const press = createChooserFocus(() => box, props)
  // It opens below the draft, and it is taller with each target that comes.
  keepInView(
    () => box,
    () => props.targets.length >= 0
  )
  return (
    <div class="chooser" ref={box} role="group" aria-label={words.t("mergeWhat")} tabindex="-1" onKeyDown={press}>
      <h3>{words.t("mergeWhat")}</h3>
      <SearchField label={words.t("mergeSearch")} value={props.query} onInput={props.onSearch} />
      <Show when={props.targets.length > 0} fallback={<p class="quiet-text">{noTargets(props)}</p>}>
        <ul>
          <For each={props.targets.slice(0, mostTargets)}>
            {(target, i) => <TargetButton target={target} number={i() + 1} onChoose={props.onChoose} />}
          </For>
        </ul>
      </Show>
      <button class="btn bare sm" type="button" onClick={() => props.onLeave()}>
        {words.t("cancel")} <KeyHints of="Esc" />
      </button>
    </div>
  )
}

/** The focus while it is open, and where it was before afterwards. Returns the handler of its keys. */
const createChooserFocus = (box: () => HTMLElement, props: Props) => {
  const before = document.activeElement
  const buttons = () => [...box().querySelectorAll<HTMLElement>("li button")]
  const field = () => box().querySelector<HTMLElement>("input")
  const isEmpty = () => props.query === ""
  // Without a similar item the person searches. With one, its number is a key, so the field must not take the keys.
  const begin = () => (props.targets.length > 0 ? (buttons()[0] ?? field()) : field())?.focus()
  createEffect(
    on(
      () => isEmpty() && props.targets.length > 0,
      () => isEmpty() && begin()
    )
  )
  onMount(() =>
    onCleanup(() => {
      props.onSearch("")
      if (before instanceof HTMLElement) before.focus()
    })
  )
  const move = (by: 1 | -1) => {
    const all = buttons()
    const at = all.findIndex((each) => each === document.activeElement)
    const from = at < 0 && by === -1 ? 0 : at
    all[(from + by + all.length) % all.length]?.focus()
  }
  const actions: { readonly [key: string]: () => void } = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Escape: () => props.onLeave()
  }
  return (event: KeyboardEvent) => {
    if (event.isComposing) return
    const first = props.targets[0]
    const chooses = event.key === "Enter" && event.target === field() && first !== undefined && !isEmpty()
    const action = chooses ? () => props.onChoose(first.id) : actions[event.key]
    if (action === undefined) return
    event.preventDefault()
    event.stopPropagation()
    action()
  }
}

const noTargets = (now: { readonly query: string; readonly loading: boolean; readonly missing: boolean }) => {
  if (now.loading) return `${words.t("loading")}…`
  if (now.query !== "") return words.t("mergeNone")
  return words.t(now.missing ? "nearMissing" : "nothingNear")
}

function TargetButton(props: {
  readonly target: NearTarget
  /** Its key. */
  readonly number: number
  readonly onChoose: (id: string) => void
}) {
  return (
    <li>
      <button class="btn bare" type="button" onClick={() => props.onChoose(props.target.id)}>
        <KeyHints of={String(props.number)} />
        <span class="id">{props.target.label}</span>
        <bdi class="what">{props.target.text}</bdi>
        <Show when={props.target.cosine !== null}>
          <span class="cosine">{words.share(Math.max(0, props.target.cosine ?? 0))}</span>
        </Show>
      </button>
    </li>
  )
}
