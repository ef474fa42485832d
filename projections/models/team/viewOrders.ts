/** The order in which each person sees the saved views: the own ones and those of the team. */
import { Schema } from "effect"
import { personActor, PersonId, ViewId } from "../../../domain/ids.ts"
import { Audience } from "../../../domain/values.ts"
import { idOf, type Projection } from "../../projection.ts"
import { declareRow } from "../../row.ts"

export const viewOrderRow = declareRow(PersonId, {
  audience: Audience,
  /** It may name views that were removed or that are not shared any more. */
  views: Schema.Array(ViewId)
})
export type ViewOrderStored = typeof viewOrderRow.stored.Type

export const viewOrders: Projection<ViewOrderStored, typeof viewOrderRow.wire.Type> = {
  name: "viewOrders",
  version: 1,
  row: viewOrderRow,
  indexes: [`(audience, id)`],
  versions: false,
  streamed: true,
  keys: (event, commit) => (event._tag === "ViewsOrdered" ? [idOf(commit)] : []),
  rows: {
    ViewsOrdered: ({ views }, { commit }) => {
      const person = PersonId.make(idOf(commit))
      return { [person]: { audience: Audience.make(personActor(person)), views } }
    }
  }
}
