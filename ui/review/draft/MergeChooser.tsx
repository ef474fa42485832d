/** Into which of the near things: by its number, or with the arrows and Enter. It stands in the page, it covers nothing. */
import { createEffect, For, onCleanup, onMount, Show } from "solid-js"
import { words } from "../../words/words.ts"
import type { Target } from "./nearest.ts"

/** As many as have a number key. */
export const mostTargets = 9

export function MergeChooser(props: {
  readonly targets: ReadonlyArray<Target>
  readonly loading: boolean
  /** It could not be had: that nothing is near would be said without knowing. */
  readonly missing: boolean
  readonly onChoose: (id: string) => void
  readonly onLeave: () => void
}) {
  let box!: HTMLDivElement
  const before = document.activeElement
  const buttons = () => [...box.querySelectorAll<HTMLElement>("li button")]
  // The focus comes when there is something to choose, and goes back to where it was.
  createEffect(() => (props.targets.length > 0 ? (buttons()[0] ?? box) : box).focus())
  onMount(() => onCleanup(() => before instanceof HTMLElement && before.focus()))
  const key = (event: KeyboardEvent) => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0
    if (event.key === "Escape") props.onLeave()
    else if (by !== 0) {
      const all = buttons()
      const at = all.findIndex((each) => each === document.activeElement)
      all[(at + by + all.length) % all.length]?.focus()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div class="chooser" ref={box} role="group" aria-label={words.t("mergeWhat")} tabindex="-1" onKeyDown={key}>
      <h3>{words.t("mergeWhat")}</h3>
      <Show
        when={props.targets.length > 0}
        fallback={
          <p class="quiet-text">
            {props.loading ? `${words.t("loading")}…` : words.t(props.missing ? "nearMissing" : "nothingNear")}
          </p>
        }
      >
        <ul>
          <For each={props.targets.slice(0, mostTargets)}>
            {(target, i) => (
              <li>
                <button class="btn bare" type="button" onClick={() => props.onChoose(target.id)}>
                  <kbd>{i() + 1}</kbd>
                  <span class="id">{target.label}</span>
                  <bdi class="what">{target.text}</bdi>
                  <Show when={target.cosine !== null}>
                    <span class="cosine">{words.share(Math.max(0, target.cosine ?? 0))}</span>
                  </Show>
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <button class="btn bare small" type="button" onClick={() => props.onLeave()}>
        {words.t("cancel")} <kbd>Esc</kbd>
      </button>
    </div>
  )
}
