/** The dialog that names a new view, which may be shared at once, or renames a view. */
import { Show, untrack } from "solid-js"
import { viewNameLength } from "../../../../domain/text/limits.ts"
import { createDraft } from "../../../drafts/createDraft.ts"
import { Button } from "../../../parts/button/Button.tsx"
import { TextField } from "../../../parts/fields/TextField.tsx"
import { Dialog } from "../../../parts/overlay/Dialog.tsx"
import { createRefusal } from "../../../words/createRefusal.ts"
import { words } from "../../../words/words.ts"
import type { ViewActs } from "../createViewActs.ts"
import type { SavedViewRow } from "../views.ts"

interface ViewTyped {
  readonly name: string
  readonly shared: boolean
}

export function ViewDialog(props: {
  /** The view to rename; null for a new view. */
  readonly view: SavedViewRow | null
  readonly acts: ViewActs
  readonly onClose: () => void
}) {
  const view = untrack(() => props.view)
  const { draft, wrong, send } = createViewName(view, props.acts, () => props.onClose())
  const cancel = () => {
    draft.drop()
    props.onClose()
  }
  return (
    <Dialog title={words.t(view === null ? "saveView" : "renameView")} onClose={props.onClose}>
      <form onSubmit={(event) => void send(event)}>
        <TextField
          label={words.t("viewName")}
          value={draft.value().name}
          onType={(text) => draft.set({ ...draft.value(), name: text })}
          name="view-name"
          dir="auto"
          autofocus
          required
          maxlength={viewNameLength}
          readonly={draft.busy()}
        />
        <Show when={view === null && props.acts.mayShare()}>
          <label class="first">
            <input
              type="checkbox"
              checked={draft.value().shared}
              onChange={(event) => draft.set({ ...draft.value(), shared: event.currentTarget.checked })}
            />{" "}
            {words.t("shareView")}
          </label>
        </Show>
        <Show when={wrong()}>{(why) => <p role="alert">{why()}</p>}</Show>
        <div class="acts">
          <Button look="quiet" onClick={cancel}>
            {words.t("cancel")}
          </Button>
          <Button look="go" type="submit" disabled={draft.busy() || draft.value().name.trim() === ""}>
            {words.t("save")}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** The typed name, which stays until the server has stored it. */
const createViewName = (view: SavedViewRow | null, acts: ViewActs, onSent: () => void) => {
  const refusal = createRefusal()
  const draft = createDraft<ViewTyped>(
    () => `view:${view?.id ?? "new"}:name`,
    () => ({ name: view?.name ?? "", shared: false })
  )
  const send = async (event: SubmitEvent) => {
    event.preventDefault()
    const receipt = await draft.send(({ name, shared }, key) =>
      refusal.attempt(() => (view === null ? acts.save(name.trim(), shared, key) : acts.rename(view, name.trim(), key)))
    )
    if (receipt !== null) onSent()
  }
  return { draft, wrong: refusal.sentence, send }
}
