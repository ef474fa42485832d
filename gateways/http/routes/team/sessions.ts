/** The open sessions. A person lists and ends their own; an administrator also those of others, up to their own role. */
import { Effect, Schema } from "effect"
import { atLeast } from "../../../../domain/roles.ts"
import { Principals } from "../../../../commands/principals.ts"
import type { ActorId } from "../../../../domain/ids.ts"
import { SessionShown } from "../../../contract.ts"
import { sessionSecretOf } from "../../entry/appSession.ts"
import { group, restOperation } from "../../api/operation.ts"
import { noFields } from "../../api/requestFields.ts"
import { NotFound, readProblems } from "../../problems/problems.ts"
import { sessionsUnavailable } from "../../signIn/beginSession.ts"
import { Caller } from "../../signIn/caller.ts"
import { type OpenSession, sessionIdOf, shownSession } from "../../signIn/sessions.ts"
import { SignIn } from "../../signIn/signIn.ts"

/** True when the caller may see and end the sessions of this person: the caller, or for an administrator a person with the same or a lower role. */
const manages = Effect.fnUntraced(function* (caller: ActorId) {
  const principals = yield* Principals
  const role = principals.roleOf(caller)
  return ({ actor }: Pick<OpenSession, "actor">) => {
    if (actor === caller) return true
    const their = principals.roleOf(actor)
    return atLeast(role, "admin") && (their === null || atLeast(role, their))
  }
})

export const sessionListOperations = group("sessions", {
  list: restOperation(
    "sessions.list",
    {
      method: "GET",
      path: "/sessions",
      success: Schema.Struct({ items: Schema.Array(SessionShown) }),
      error: readProblems,
      description:
        "The sessions of the caller; for an administrator also those of people with the same or a lower role. Newest use first."
    },
    Effect.fnUntraced(function* ({ request }) {
      const { actor } = yield* Caller
      const isManaged = yield* manages(actor)
      const secret = sessionSecretOf(request)
      const current = secret === null ? null : sessionIdOf(secret)
      const all = yield* (yield* SignIn).sessions(null).pipe(Effect.mapError(sessionsUnavailable))
      const items = all
        .filter(isManaged)
        .toSorted((a, b) => b.seen - a.seen)
        .map((session) => ({ ...shownSession(session), current: session.id === current }))
      return { items }
    })
  ),
  end: restOperation(
    "sessions.end",
    {
      method: "POST",
      path: "/sessions/:id/end",
      params: {
        id: Schema.String.check(Schema.isPattern(/^[0-9a-f]{20}$/, { message: "must be the id of a session" }))
      },
      payload: noFields,
      success: Schema.Struct({ id: Schema.String }),
      error: readProblems,
      description: "Signs the browser out. Its sockets close within 5 seconds."
    },
    Effect.fnUntraced(function* ({ params: { id } }) {
      const { actor } = yield* Caller
      const isManaged = yield* manages(actor)
      const ended = yield* (yield* SignIn)
        .endThose((session) => session.id === id && isManaged(session), actor)
        .pipe(Effect.mapError(sessionsUnavailable))
      if (ended === 0) return yield* new NotFound({ detail: "There is no such session, or you may not end it." })
      return { id }
    })
  )
})
