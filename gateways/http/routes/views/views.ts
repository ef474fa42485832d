/** Saved views: named lists of tasks. Every person saves their own ones; shared ones are for the team. */
import { Effect, Schema } from "effect"
import { HttpApiSchema } from "effect/http-api"
import { changeView } from "../../../../commands/savedViews/changeView.ts"
import { personOf, ViewId } from "../../../../domain/ids.ts"
import { savedList } from "../../../../domain/savedViews/savedList.ts"
import { Command, mostRemovedViews, SavedViewName, viewOrder } from "../../../../domain/savedViews/savedViews.ts"
import { mostOrderedViews } from "../../../../domain/text/limits.ts"
import { savedViewRow } from "../../../../projections/models/team/savedViews.ts"
import { idFrom } from "../../../../streams/commit/identity.ts"
import { subjectOf } from "../../../../streams/commit/subjects.ts"
import { Receipt } from "../../../contract.ts"
import { decided, resource } from "../../api/commandOperations.ts"
import { restOperation } from "../../api/operation.ts"
import { placeById } from "../../api/place.ts"
import { readPage } from "../../api/readOperations.ts"
import { requestCommand, sendCommand } from "../../api/requestCommand.ts"
import { commandHeaders } from "../../api/requestFields.ts"
import { commandProblems, NotAllowed } from "../../problems/problems.ts"

/** `:id` is the field `person` of a view: the person among whose views it is. */
const place = placeById("views", "/views", Command)
const view = { view: ViewId }
const byWhom = "Its person may, and of a shared view an administrator."

export const viewOperations = resource("views", place, {
  list: readPage(
    "views.list",
    "/views",
    {
      row: savedViewRow.wire,
      description:
        "The saved views of the caller and those that are shared with the team, newest first. `person` is the id in the paths of commands. A filter may name a person or a topic that is gone, or that the caller may not see."
    },
    ({ reads, audiences }, _, limit, cursor) => reads.savedViews(audiences, limit, cursor)
  ),
  save: restOperation(
    "SaveView",
    {
      method: "POST",
      path: "/views",
      headers: commandHeaders,
      payload: Schema.Struct({ name: SavedViewName, shared: Schema.Boolean, ...savedList }),
      success: Receipt.pipe(HttpApiSchema.status(201)),
      error: commandProblems,
      description: "Saves a view of the caller. The receipt has the id of the view. A viewer may not share one."
    },
    ({ headers, payload: { shared, ...saved } }) =>
      requestCommand(
        headers,
        Effect.fnUntraced(function* (request) {
          const person = personOf(request.actor)
          if (person === null) return yield* new NotAllowed({ detail: "A token has no views. Sign in as a person." })
          const id = ViewId.make(idFrom("view", request.actor, "SaveView", request.key))
          const { seq } = yield* sendCommand(request, {
            subject: subjectOf("views", person),
            command: { _tag: shared ? "SaveSharedView" : "SaveView", view: id, wordsOf: request.actor, ...saved }
          })
          return { id, seq }
        })
      )
  ),
  rename: decided(
    "RenameView",
    { ...view, name: SavedViewName },
    (request, id, asked) => changeView(request, id, { _tag: "RenameView", ...asked }),
    `Renames a view. ${byWhom}`
  ),
  change: decided(
    "ChangeView",
    { ...view, ...savedList },
    (request, id, asked) => changeView(request, id, { _tag: "ChangeView", ...asked }),
    `Replaces what a view shows. ${byWhom}`
  ),
  share: ["ShareView", view, "Shares a view of the caller with the team."],
  unshare: ["UnshareView", view, "Makes a view of the caller private again."],
  order: [
    "OrderViews",
    viewOrder,
    `Sets the order in which the caller sees views, their own and shared ones: ${mostOrderedViews} at most. A view that is not named comes last.`
  ],
  remove: decided(
    "RemoveView",
    view,
    (request, id, asked) => changeView(request, id, { _tag: "RemoveView", ...asked }),
    `Removes a view. ${byWhom} \`restore\` brings it back.`
  ),
  restore: decided(
    "RestoreView",
    view,
    (request, id, asked) => changeView(request, id, { _tag: "RestoreView", ...asked }),
    `Brings back one of the ${mostRemovedViews} views that were removed last.`
  )
})
