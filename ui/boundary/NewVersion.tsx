/** Says that another version is installed, before a page of this version fails to load. Typed text is kept. */
import { Show } from "solid-js"
import { Note } from "../parts/show/Note.tsx"
import { words } from "../words/words.ts"
import { isReplaced } from "./build.ts"

export function NewVersion() {
  return (
    <Show when={isReplaced()}>
      <Note
        tone="accent"
        action={
          <button class="btn" type="button" onClick={() => location.reload()}>
            {words.t("reload")}
          </button>
        }
      >
        {words.t("newVersion")} {words.t("draftsKept")}
      </Note>
    </Show>
  )
}
