/** The requests of saved views. A change names the person among whose views it is. */
import type { SavedList } from "../../../domain/savedViews/savedList.ts"
import type { Lines } from "../../../gateways/contract/lines.ts"
import { command } from "./api.ts"

type Named = Pick<Lines["savedViews"], "id" | "person">

const about = ({ id, person }: Named, verb: string, body: object = {}) =>
  command(`/views/${person}/${verb}`, { view: id, ...body })

export const viewsApi = {
  /** The receipt has the id of the view. */
  save: (name: string, shared: boolean, list: SavedList, key: string) =>
    command("/views", { name, shared, ...list }, key),
  rename: (view: Named, name: string, key?: string) =>
    command(`/views/${view.person}/rename`, { view: view.id, name }, key),
  change: (view: Named, list: SavedList) => about(view, "change", list),
  setShared: (view: Named, shared: boolean) => about(view, shared ? "share" : "unshare"),
  remove: (view: Named) => about(view, "remove"),
  restore: (view: Named) => about(view, "restore")
}
