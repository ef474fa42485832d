/** Chooses the merge target: by number, or with the arrows and Enter. It is a part of the page, and not an overlay. */
import { createEffect, For, onCleanup, onMount, Show } from "solid-js"
import { words } from "../../words/words.ts"
import { mostTargets, type NearTarget } from "./nearest.ts"

export function MergeChooser(props: {
  readonly targets: ReadonlyArray<NearTarget>
  readonly loading: boolean
  /** Similar items could not be fetched, so it is unknown whether there are any. */
  readonly missing: boolean
  readonly onChoose: (id: string) => void
  readonly onLeave: () => void
}) {
  let box!: HTMLDivElement
  const before = document.activeElement
  const buttons = () => [...box.querySelectorAll<HTMLElement>("li button")]
  // The focus moves to the first target once there is one, and back afterwards.
  createEffect(() => (props.targets.length > 0 ? (buttons()[0] ?? box) : box).focus())
  onMount(() => onCleanup(() => before instanceof HTMLElement && before.focus()))
  const move = (by: 1 | -1) => {
    const all = buttons()
    const at = all.findIndex((each) => each === document.activeElement)
    all[(at + by + all.length) % all.length]?.focus()
  }
  const actions: { readonly [key: string]: () => void } = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Escape: () => props.onLeave()
  }
  const press = (event: KeyboardEvent) => {
    const action = actions[event.key]
    if (action === undefined) return
    event.preventDefault()
    event.stopPropagation()
    action()
  }
  return (
    <div class="chooser" ref={box} role="group" aria-label={words.t("mergeWhat")} tabindex="-1" onKeyDown={press}>
      <h3>{words.t("mergeWhat")}</h3>
      <Show when={props.targets.length > 0} fallback={<p class="quiet-text">{noTargets(props)}</p>}>
        <ul>
          <For each={props.targets.slice(0, mostTargets)}>
            {(target, i) => <TargetButton target={target} number={i() + 1} onChoose={props.onChoose} />}
          </For>
        </ul>
      </Show>
      <button class="btn bare small" type="button" onClick={() => props.onLeave()}>
        {words.t("cancel")} <kbd>Esc</kbd>
      </button>
    </div>
  )
}

const noTargets = ({ loading, missing }: { readonly loading: boolean; readonly missing: boolean }) => {
  if (loading) return `${words.t("loading")}…`
  return words.t(missing ? "nearMissing" : "nothingNear")
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
        <kbd>{props.number}</kbd>
        <span class="id">{props.target.label}</span>
        <bdi class="what">{props.target.text}</bdi>
        <Show when={props.target.cosine !== null}>
          <span class="cosine">{words.share(Math.max(0, props.target.cosine ?? 0))}</span>
        </Show>
      </button>
    </li>
  )
}
