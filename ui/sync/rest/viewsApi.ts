/** The requests of saved views. The views of one person are one aggregate, so a change also names that person. */
import type { SavedList } from "../../../domain/savedViews/savedList.ts"
import type { Lines } from "../../../gateways/contract/lines.ts"
import { command } from "./api.ts"

type ViewKey = Pick<Lines["savedViews"], "id" | "person">

const about = ({ id, person }: ViewKey, verb: string, body: object = {}, key?: string) =>
  command(`/views/${person}/${verb}`, { view: id, ...body }, key)

export const viewsApi = {
  /** The receipt has the id of the view. */
  save: (name: string, shared: boolean, list: SavedList, key: string) =>
    command("/views", { name, shared, ...list }, key),
  rename: (view: ViewKey, name: string, key?: string) => about(view, "rename", { name }, key),
  change: (view: ViewKey, list: SavedList) => about(view, "change", list),
  setShared: (view: ViewKey, shared: boolean) => about(view, shared ? "share" : "unshare"),
  remove: (view: ViewKey) => about(view, "remove"),
  restore: (view: ViewKey) => about(view, "restore"),
  /** The order in which a person sees views. */
  order: (person: string, views: ReadonlyArray<string>) => command(`/views/${person}/order`, { views })
}
