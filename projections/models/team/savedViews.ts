/** The saved views of all people. A private one is for its person, a shared one for the team. */
import { Schema } from "effect"
import { ActorId, personActor, PersonId, ViewId } from "../../../domain/ids.ts"
import { listContent } from "../../../domain/savedViews/listContent.ts"
import { savedList } from "../../../domain/savedViews/savedList.ts"
import { Audience, team } from "../../../domain/values.ts"
import { type At, idOf, noReaders, type Projection } from "../../projection.ts"
import { declareRow, internal, personalField } from "../../row.ts"

const { place, fields, hidden, order, grouping } = savedList

export const savedViewRow = declareRow(ViewId, {
  audience: Audience,
  /** The person whose aggregate has the view, without a prefix: a merge does not change it. */
  person: PersonId,
  savedBy: ActorId,
  name: personalField(Schema.String),
  shared: Schema.Boolean,
  place,
  fields,
  text: personalField(Schema.String),
  hidden,
  order,
  grouping,
  createdAt: Schema.String,
  /** A removed view has no readers. It is kept because it can be restored. */
  removed: internal(Schema.Boolean)
})
export type SavedViewStored = typeof savedViewRow.stored.Type
export type SavedViewOut = typeof savedViewRow.wire.Type

export const savedViewsProjection: Projection<SavedViewStored, SavedViewOut> = {
  name: "savedViews",
  version: 1,
  row: savedViewRow,
  indexes: [`(audience, id)`, `(seq)`],
  versions: false,
  streamed: true,
  keys: (event) => ("view" in event ? [event.view] : []),
  rows: {
    ViewSaved: ({ view, name, shared, ...list }, { commit }) => {
      const person = PersonId.make(idOf(commit))
      const row = { person, savedBy: personActor(person), name, shared, createdAt: commit.at, removed: false }
      return { [view]: withAudience({ ...row, ...listContent(list) }) }
    },
    ViewRenamed: ({ view, name }, at) => changeView(at, view, { name }),
    ViewChanged: (event, at) => changeView(at, event.view, listContent(event)),
    ViewShared: ({ view }, at) => changeView(at, view, { shared: true }),
    ViewUnshared: ({ view }, at) => changeView(at, view, { shared: false }),
    ViewRemoved: ({ view }, at) => changeView(at, view, { removed: true }),
    ViewRestored: ({ view }, at) => changeView(at, view, { removed: false })
  }
}

const changeView = (
  { before }: At<SavedViewStored>,
  view: ViewId,
  change: Partial<SavedViewStored>
): Readonly<Record<string, SavedViewStored>> => {
  const row = before(view)
  return row === undefined ? {} : { [view]: withAudience({ ...row, ...change }) }
}

const withAudience = (row: Omit<SavedViewStored, "audience">): SavedViewStored => ({
  ...row,
  audience: audienceOfView(row)
})
const audienceOfView = ({ removed, shared, person }: Pick<SavedViewStored, "removed" | "shared" | "person">) => {
  if (removed) return noReaders
  return shared ? team : Audience.make(personActor(person))
}
