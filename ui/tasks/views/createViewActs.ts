/** Saves, changes and deletes saved views. Every act has an undo. */
import { listContent } from "../../../domain/savedViews/listContent.ts"
import type { ViewPlace } from "../../../domain/savedViews/listVocabulary.ts"
import { toast } from "../../parts/toast/toast.tsx"
import type { Live } from "../../sync/live.tsx"
import { viewsApi } from "../../sync/rest/viewsApi.ts"
import { words } from "../../words/words.ts"
import type { ListSettings } from "./createListed.ts"
import { sendChange } from "./sendChange.ts"
import { mayChange, savedListOf, type SavedViewRow } from "./views.ts"

export const createViewActs = (live: Live, listed: ListSettings, place: ViewPlace) => {
  const me = live.session.actor
  const role = () => live.views.people.shown(me)?.role ?? live.session.role
  const shown = () => savedListOf(listed.query(), place)
  const change = sendChange(live.views.savedViews)

  return {
    me,
    mayShare: () => role() !== "viewer",
    mayChange: (view: SavedViewRow) => mayChange(view, me, role()),
    /** @returns the receipt; a refusal is thrown for the dialog */
    save: async (name: string, shared: boolean, key: string) => {
      const receipt = await viewsApi.save(name, shared, shown(), key)
      listed.openSaved(receipt.id)
      toast({ text: words.t("viewSaved", { name }), undo: () => void viewsApi.remove(newView(receipt.id, me)) })
      return receipt
    },
    saveChanges: (view: SavedViewRow) => {
      const list = shown()
      const before = listContent(view)
      const text = words.t("viewSaved", { name: view.name })
      return change(
        { view, text },
        [list, () => viewsApi.change(view, list)],
        [before, () => viewsApi.change(view, before)]
      )
    },
    rename: (view: SavedViewRow, name: string, key: string) =>
      change(
        { view, text: words.t("viewRenamed", { name }) },
        [{ name }, () => viewsApi.rename(view, name, key)],
        [{ name: view.name }, () => viewsApi.rename(view, view.name)]
      ),
    /** Shares the view, or makes it private again. */
    share: (view: SavedViewRow) => {
      const text = words.t(view.shared ? "viewUnshared" : "viewShared", { name: view.name })
      const to = (shared: boolean) => [{ shared }, () => viewsApi.setShared(view, shared)] as const
      return change({ view, text }, to(!view.shared), to(view.shared))
    },
    /** Deletes the view. The page keeps its list, without a view. */
    remove: async (view: SavedViewRow) => {
      const query = listed.query()
      const { act } = live.views.savedViews
      if ((await act(view.id, {}, () => viewsApi.remove(view))) === null) return
      listed.closeSaved(query)
      const restore = async () => {
        if ((await act(view.id, {}, () => viewsApi.restore(view))) !== null) listed.openSaved(view.id)
      }
      toast({ text: words.t("viewDeleted", { name: view.name }), undo: () => void restore() })
    }
  }
}
export type ViewActs = ReturnType<typeof createViewActs>

// The cast: the server answers with the id of the view. It is among the views of the person who saved it.
const newView = (id: string, me: string) =>
  ({ id, person: me.slice("person:".length) }) as Pick<SavedViewRow, "id" | "person">
