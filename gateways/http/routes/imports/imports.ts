/** Imports of chats, for administrators: the file goes in parts, is checked, and is stored once the caller confirms. */
import { Effect, Schema } from "effect"
import { HttpApiSchema } from "effect/http-api"
import type { ChatImports, ImportRefused } from "../../../chatImports.ts"
import type { ActorId } from "../../../../domain/ids.ts"
import { ImportShown, ImportsShown } from "../../../contract/imports/imports.ts"
import { Installation } from "../../../installation.ts"
import { group, restOperation } from "../../api/operation.ts"
import { Id, noFields } from "../../api/requestFields.ts"
import { BadRequest, Conflict, NotAllowed, NotFound, TooLarge, TooMany, Unavailable } from "../../problems/problems.ts"
import { Caller } from "../../signIn/caller.ts"
import { importProblem } from "./importProblems.ts"

const error = [NotAllowed, NotFound, Conflict, TooLarge, BadRequest, TooMany, Unavailable] as const
const params = { id: Id }
const path = "/imports"

const count = (least: number) =>
  Schema.Int.check(Schema.isBetween({ minimum: least, maximum: Number.MAX_SAFE_INTEGER }))
const Place = Schema.String.check(Schema.isMaxLength(40))
/** More than the chats of a file that can be imported. */
const mostPlaces = 1000

const requested = <A>(run: (imports: ChatImports, owner: ActorId) => Effect.Effect<A, ImportRefused>) =>
  Effect.gen(function* () {
    const { actor } = yield* Caller
    return yield* run((yield* Installation).imports, actor).pipe(Effect.mapError(importProblem))
  })

export const importOperations = group("imports", {
  list: restOperation(
    "imports.list",
    {
      method: "GET",
      path,
      success: ImportsShown,
      error,
      description: "Your own imports. Ended ones stay for a day."
    },
    () => requested((imports, owner) => imports.list(owner))
  ),
  begin: restOperation(
    "imports.act",
    {
      method: "POST",
      path,
      payload: Schema.Struct({
        name: Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(1000)),
        size: count(1),
        modified: count(0)
      }),
      success: ImportShown,
      error,
      description:
        "Begins to import a file: `result.json` of Telegram Desktop. `size`: bytes. `modified`: the time of its last change in milliseconds. The same file again is the same import, which continues at `next`. A caller has one import at a time."
    },
    ({ payload }) => requested((imports, owner) => imports.begin(owner, payload))
  ),
  part: restOperation(
    "imports.act",
    {
      method: "POST",
      path: `${path}/:id/parts`,
      params,
      query: {
        offset: Schema.FiniteFromString.check(
          Schema.isInt(),
          Schema.isBetween({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
        ),
        sum: Schema.String.check(Schema.isPattern(/^[\da-f]{8}$/, { message: "must be 8 hexadecimal digits" }))
      },
      payload: Schema.Uint8Array.pipe(HttpApiSchema.asUint8Array()),
      success: ImportShown,
      error,
      description:
        "Adds the part of the file that begins at `offset`, which is on disk when the answer comes. `sum`: the CRC-32 of its bytes. A part that was received before changes nothing. The last part begins the check of the file."
    },
    ({ params: { id }, query: { offset, sum }, payload: bytes }) =>
      requested((imports, owner) => imports.addPart(owner, id, { offset, sum, bytes }))
  ),
  start: restOperation(
    "imports.act",
    {
      method: "POST",
      path: `${path}/:id/start`,
      params,
      payload: Schema.Struct({
        places: Schema.Array(Place).check(Schema.isMaxLength(mostPlaces))
      }),
      success: ImportShown,
      error,
      description:
        "Stores the messages of the chats at these places of the file. Messages that are stored already are not stored again. An import that failed continues."
    },
    ({ params: { id }, payload: { places } }) => requested((imports, owner) => imports.start(owner, id, places))
  ),
  cancel: restOperation(
    "imports.act",
    {
      method: "POST",
      path: `${path}/:id/cancel`,
      params,
      payload: noFields,
      success: HttpApiSchema.NoContent,
      error,
      description: "Stops the import and removes its file. Messages that are stored stay."
    },
    ({ params: { id } }) => requested((imports, owner) => imports.cancel(owner, id))
  )
})
