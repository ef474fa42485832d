/** Shows whether the connection is live. A press shows the position that the page has reached. */
import { createUniqueId, Show } from "solid-js"
import { words } from "../words/words.ts"

export function Connection(props: { readonly live: boolean; readonly position: number }) {
  const popover = createUniqueId()
  return (
    <>
      <span role="status">
        <button class="theme" type="button" popovertarget={popover}>
          <span class={props.live ? "pulse" : "pulse stale"} aria-hidden="true" />
          <b>{words.t(props.live ? "live" : "stale")}</b>
        </button>
      </span>
      <div class="live-note" id={popover} popover="auto">
        <Show when={props.live}>
          <p>{words.t("upToDate")}</p>
        </Show>
        <p class="quiet-text">{words.t("lastChange", { n: words.number(props.position) })}</p>
      </div>
    </>
  )
}
