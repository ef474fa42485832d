/** The menu of the views: it saves the list as a view, and changes, shares, renames and deletes the open view. */
import Bookmark from "lucide-solid/icons/bookmark"
import { createSignal, Show } from "solid-js"
import { Button } from "../../../parts/button/Button.tsx"
import { LateMenu } from "../../../parts/late/LateMenu.tsx"
import type { MenuLines } from "../../../parts/overlay/MenuItems.tsx"
import { bindVerbs } from "../../../verbs/bindings.ts"
import { verbKeys } from "../../../verbs/verbKeys.ts"
import { words } from "../../../words/words.ts"
import type { ListSettings } from "../createListed.ts"
import type { ViewOrder } from "../createViewOrder.ts"
import type { ViewActs } from "../createViewActs.ts"
import { ViewDialog } from "./ViewDialog.tsx"
import type { SavedViewRow } from "../views.ts"

export function ViewMenu(props: { readonly listed: ListSettings; readonly acts: ViewActs; readonly order: ViewOrder }) {
  const [asked, setAsked] = createSignal<"new" | "name" | null>(null)
  const view = () => props.listed.view()
  const changeable = () => {
    const open = view()
    return open !== undefined && props.acts.mayChange(open) ? open : null
  }
  const mayRun = () => props.acts.me.startsWith("person:")
  bindVerbs({ saveView: { may: mayRun, run: () => setAsked("new") } })
  const moving = (): MenuLines => {
    const open = view()
    return open === undefined ? [] : [null, ...props.order.linesOf(open.id)]
  }
  const items = (): MenuLines => [
    ...changesOf(props, changeable()),
    { name: words.t("saveAsView"), keys: verbKeys("saveView"), onSelect: () => setAsked("new") },
    ...moving(),
    ...ownOf(props.acts, changeable(), () => setAsked("name"))
  ]
  return (
    <Show when={mayRun()}>
      <Show when={props.listed.isChanged() && changeable()}>
        {(open) => (
          <span class="wide-tools">
            <Button small onClick={() => void props.acts.saveChanges(open())}>
              {words.t("saveChanges")}
            </Button>
          </span>
        )}
      </Show>
      <LateMenu
        placement="bottom-end"
        items={items()}
        trigger={(trigger) => (
          <button
            type="button"
            {...trigger}
            class="ib sm"
            aria-label={words.t("viewActions")}
            title={words.t("viewActions")}
          >
            <Bookmark size={15} />
          </button>
        )}
      />
      <Show when={asked()}>
        {(what) => (
          <ViewDialog
            view={what() === "name" ? (view() ?? null) : null}
            acts={props.acts}
            onClose={() => setAsked(null)}
          />
        )}
      </Show>
    </Show>
  )
}

const changesOf = (
  { listed, acts }: { readonly listed: ListSettings; readonly acts: ViewActs },
  view: SavedViewRow | null
): MenuLines => {
  if (!listed.isChanged()) return []
  const save = { name: words.t("saveChanges"), onSelect: () => void (view !== null && acts.saveChanges(view)) }
  return [...(view === null ? [] : [save]), { name: words.t("dropChanges"), onSelect: listed.showSaved }]
}

const ownOf = (acts: ViewActs, view: SavedViewRow | null, onRename: () => void): MenuLines => {
  if (view === null) return []
  const share = {
    name: words.t(view.shared ? "unshareView" : "shareView"),
    onSelect: () => void acts.share(view)
  }
  const maySwitch = view.savedBy === acts.me && (view.shared || acts.mayShare())
  return [
    null,
    { name: words.t("renameViewNow"), onSelect: onRename },
    ...(maySwitch ? [share] : []),
    { name: words.t("deleteView"), bad: true, onSelect: () => void acts.remove(view) }
  ]
}
