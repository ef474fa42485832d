/**
 * The saved views of one person, under the id of that person: named lists, each private or shared with the team, and the
 * order in which the person sees views. One aggregate has them all, so that their number is bounded.
 */
import { Result, Schema } from "effect"
import type { Decider } from "../decider.ts"
import { isSameOrder } from "../text/isSameOrder.ts"
import { ActorId, ViewId } from "../ids.ts"
import { mostOrderedViews, mostSavedViews, viewNameLength } from "../text/limits.ts"
import { personal } from "../text/personal.ts"
import { line } from "../text/text.ts"
import { listContent } from "./listContent.ts"
import { areSameLists, type SavedList, savedList, storedList } from "./savedList.ts"

export const SavedViewName = line(viewNameLength)
const name = { wordsOf: ActorId, name: SavedViewName.pipe(personal("wordsOf")) }

const view = { view: ViewId }
/** `own`: the sender is the person whose views these are. Another sender finds only shared views. */
const about = { ...view, own: Schema.Boolean }
/** The order may name views of others that are shared with this person. A view that it does not name comes last. */
export const viewOrder = { views: Schema.Array(ViewId).check(Schema.isMaxLength(mostOrderedViews)) }
const saved = { ...view, wordsOf: ActorId, name: SavedViewName, ...savedList }

export const Command = Schema.TaggedUnion({
  SaveView: saved,
  SaveSharedView: saved,
  RenameView: { ...about, wordsOf: ActorId, name: SavedViewName },
  ChangeView: { ...about, wordsOf: ActorId, ...savedList },
  /** Only the person shares a view, or makes it private again. */
  ShareView: view,
  UnshareView: view,
  RemoveView: about,
  /** Brings back a removed view while it is one of the last that were removed. */
  RestoreView: about,
  OrderViews: viewOrder,
  /** Sent when the person is forgotten. Shared views stay with the team. */
  RemovePrivateViews: {}
})
export type Command = typeof Command.Type

// These names and shapes are the stored format: add fields as optional, never rename.
export const Event = Schema.TaggedUnion({
  ViewSaved: { ...view, shared: Schema.Boolean, ...name, ...storedList },
  ViewRenamed: { ...view, ...name },
  ViewChanged: { ...view, ...storedList },
  ViewShared: view,
  ViewUnshared: view,
  ViewRemoved: view,
  ViewRestored: view,
  ViewsOrdered: viewOrder
})
export type Event = typeof Event.Type

interface SavedView {
  readonly name: string
  readonly list: SavedList
  readonly shared: boolean
  readonly removed: boolean
}
export interface State {
  /** A removed view moves to the end, so the first removed one is the oldest. */
  readonly views: ReadonlyMap<ViewId, SavedView>
  readonly order: ReadonlyArray<ViewId>
}

/** Removed views that can be restored. */
export const mostRemovedViews = 20

export class ViewRefused extends Schema.TaggedError<ViewRefused>()("ViewRefused", {
  because: Schema.Literals(["not-found", "too-many-views"])
}) {}

export const savedViews: Decider<State, Command, Event, ViewRefused> = {
  initial: { views: new Map(), order: [] },

  decide: (command, state) =>
    Command.match(command, {
      SaveView: ({ _tag: _, ...view }) => save(state, { _tag: "ViewSaved", shared: false, ...view }),
      SaveSharedView: ({ _tag: _, ...view }) => save(state, { _tag: "ViewSaved", shared: true, ...view }),
      RenameView: ({ view, own, wordsOf, name }) => {
        const now = presentIn(state, view, own)
        if (now === null) return refuse("not-found")
        return now.name === name ? record() : record({ _tag: "ViewRenamed", view, wordsOf, name })
      },
      ChangeView: ({ _tag: _, own, ...next }) => {
        const now = presentIn(state, next.view, own)
        if (now === null) return refuse("not-found")
        return areSameLists(now.list, listContent(next)) ? record() : record({ _tag: "ViewChanged", ...next })
      },
      ShareView: ({ view }) => {
        const now = presentIn(state, view, true)
        if (now === null) return refuse("not-found")
        return now.shared ? record() : record({ _tag: "ViewShared", view })
      },
      UnshareView: ({ view }) => {
        const now = presentIn(state, view, true)
        if (now === null) return refuse("not-found")
        return now.shared ? record({ _tag: "ViewUnshared", view }) : record()
      },
      RemoveView: ({ view, own }) => {
        const now = foundIn(state, view, own)
        if (now === null) return refuse("not-found")
        return now.removed ? record() : record({ _tag: "ViewRemoved", view })
      },
      RestoreView: ({ view, own }) => {
        const now = foundIn(state, view, own)
        if (now === null) return refuse("not-found")
        if (!now.removed) return record()
        return isFull(state) ? refuse("too-many-views") : record({ _tag: "ViewRestored", view })
      },
      OrderViews: ({ views }) => {
        const next = [...new Set(views)]
        return isSameOrder(state.order, next) ? record() : record({ _tag: "ViewsOrdered", views: next })
      },
      RemovePrivateViews: () =>
        record(
          ...[...state.views]
            .filter(([, { shared, removed }]) => !shared && !removed)
            .map(([view]): Event => ({ _tag: "ViewRemoved", view }))
        )
    }),

  evolve: (state, event) =>
    Event.match(event, {
      ViewSaved: ({ view, name, shared, ...list }): State => ({
        ...state,
        views: new Map(state.views).set(view, { name, list: listContent(list), shared, removed: false })
      }),
      ViewRenamed: ({ view, name }) => changed(state, view, { name }),
      ViewChanged: ({ view, ...list }) => changed(state, view, { list: listContent(list) }),
      ViewShared: ({ view }) => changed(state, view, { shared: true }),
      ViewUnshared: ({ view }) => changed(state, view, { shared: false }),
      ViewRemoved: ({ view }) => withoutOldest(changed(state, view, { removed: true })),
      ViewRestored: ({ view }) => changed(state, view, { removed: false }),
      ViewsOrdered: ({ views }) => ({ ...state, order: views })
    })
}

/** A view that the sender may know of, also a removed one. */
const foundIn = (state: State, view: ViewId, own: boolean): SavedView | null => {
  const found = state.views.get(view)
  return found !== undefined && (own || found.shared) ? found : null
}
const presentIn = (state: State, view: ViewId, own: boolean): SavedView | null => {
  const found = foundIn(state, view, own)
  return found === null || found.removed ? null : found
}
const isFull = (state: State) => [...state.views.values()].filter(({ removed }) => !removed).length >= mostSavedViews

/** The id of a view follows from the request, so a known id is a repetition. */
const save = (state: State, event: Extract<Event, { readonly _tag: "ViewSaved" }>): Decision => {
  if (state.views.has(event.view)) return record()
  return isFull(state) ? refuse("too-many-views") : record(event)
}

/** The changed view is the last one. */
const changed = (state: State, view: ViewId, change: Partial<SavedView>): State => {
  const now = state.views.get(view)
  if (now === undefined) return state
  const views = new Map(state.views)
  views.delete(view)
  return { ...state, views: views.set(view, { ...now, ...change }) }
}

const withoutOldest = (state: State): State => {
  const removed = [...state.views].filter(([, view]) => view.removed).map(([id]) => id)
  const dropped = new Set(removed.slice(0, Math.max(0, removed.length - mostRemovedViews)))
  return dropped.size === 0 ? state : { ...state, views: new Map([...state.views].filter(([id]) => !dropped.has(id))) }
}

const record = (...events: ReadonlyArray<Event>): Decision => Result.succeed(events)
const refuse = (because: ViewRefused["because"]): Decision => Result.fail(new ViewRefused({ because }))
type Decision = Result.Result<ReadonlyArray<Event>, ViewRefused>
