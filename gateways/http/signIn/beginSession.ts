/** Signs a person in: makes the session, sets its cookie, and answers with the person. */
import { Effect } from "effect"
import type { HttpServerRequest } from "effect/http"
import { CommandBus } from "../../../commands/commandBus.ts"
import { Principals } from "../../../commands/principals.ts"
import { type ActorId, personOf } from "../../../domain/ids.ts"
import { Reads } from "../../../projections/reads/reads.ts"
import { AccessLog, type Way } from "../../../streams/ports/accessLog.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { sessionCookie, setSessionCookie } from "../entry/sessionCookie.ts"
import { Conflict, Unauthorized, Unavailable } from "../problems/problems.ts"
import { Credentials } from "./authenticate.ts"
import { longestSessionSeconds } from "./sessions.ts"
import { SignIn } from "./signIn.ts"

export const sessionsUnavailable = () =>
  new Unavailable({ detail: "Sessions cannot be read or stored now. Try again in a moment." })

/** The actor with its role and name, as `GET /session` answers. */
export const sessionOf = Effect.fnUntraced(function* (actor: ActorId) {
  const principals = yield* Principals
  const role = principals.roleOf(actor)
  if (role === null) return yield* new Unauthorized({ detail: "This account no longer has a role here." })
  return { actor, role, name: yield* nameOf(actor, principals) }
})

/** A new person may sign in before the tables have their name: wait for the log's position, then look again. */
const nameOf = Effect.fnUntraced(function* (actor: ActorId, principals: Principals["Service"]) {
  const reads = yield* Reads
  const look = Effect.map(reads.people, (people) => people.find(({ id }) => id === actor)?.name)
  return yield* look.pipe(
    Effect.flatMap((name) =>
      name === undefined ? Effect.andThen(reads.waitFor(principals.position()), look) : Effect.succeed(name)
    ),
    Effect.map((name) => name ?? ""),
    Effect.orElseSucceed(() => "")
  )
})

/**
 * Prevents login CSRF: a stranger's link would sign the reader in as the stranger, who would then see what the reader writes.
 * `next`: the person whom the link signs in; null when the link is unknown.
 */
export const refuseAnotherPerson = Effect.fnUntraced(
  function* (next: ActorId | null, request: HttpServerRequest.HttpServerRequest) {
    const present = yield* (yield* Credentials).bySession(request.cookies[sessionCookie] ?? "")
    if (present !== null && next !== null && next !== present)
      return yield* new Conflict({
        reason: "signed-in",
        detail: "This browser is signed in as another person. Sign out first, or confirm that the link replaces it."
      })
  },
  Effect.catchTag("StreamUnavailable", () => Effect.fail(sessionsUnavailable()))
)

/**
 * `way`: how the person signed in. `secret`: the secret of the session; a random one when left out.
 *
 * Fails with `Unauthorized` for a person who has left, or who was merged into one with a higher role since the sign-in began.
 */
export const beginSession = Effect.fnUntraced(function* (
  actor: ActorId,
  request: HttpServerRequest.HttpServerRequest,
  way: Way,
  secret?: string
) {
  const { shown, session } = yield* openSessionBy(actor, request, way, { secret })
  yield* setCookie(session, request)
  return shown
})

/** As `beginSession`, without a cookie: the caller gives the secret to the client. `telegram`: the user of the Mini App. */
export const openSessionBy = Effect.fnUntraced(function* (
  actor: ActorId,
  request: HttpServerRequest.HttpServerRequest,
  way: Way,
  { secret, telegram = null }: { readonly secret?: string | undefined; readonly telegram?: string | null }
) {
  if ((yield* Principals).sessionActorOf(actor) === null) return yield* mergedMeanwhile
  const shown = yield* sessionOf(actor)
  const session = yield* (yield* SignIn)
    .open(actor, request.headers["user-agent"] ?? "", secret, telegram)
    .pipe(Effect.mapError(sessionsUnavailable))
  yield* (yield* AccessLog).record({ _tag: "SignedIn", actor, way })
  yield* activate(actor)
  return { shown, session }
})

const mergedMeanwhile = new Unauthorized({
  detail: "This person was merged into another one while you were signing in. Sign in again."
})

/** Answers with a session again. Null: it is not open any more. */
export const repeatSession = Effect.fnUntraced(function* (
  actor: ActorId,
  request: HttpServerRequest.HttpServerRequest,
  secret: string
) {
  const present = yield* (yield* SignIn).actorOf(secret).pipe(Effect.mapError(sessionsUnavailable))
  if (present !== actor) return null
  const shown = yield* sessionOf(actor)
  yield* setCookie(secret, request)
  return shown
})

const setCookie = (session: string, request: HttpServerRequest.HttpServerRequest) =>
  setSessionCookie(session, request.headers, longestSessionSeconds)

/** Records the first sign-in of a person. A failure does not stop the sign-in: the next one is recorded instead. */
const activate = Effect.fnUntraced(function* (actor: ActorId) {
  const person = personOf(actor)
  if (person === null || (yield* Principals).isActivated(actor)) return
  yield* (yield* CommandBus)
    .send(
      { actor, key: "first-sign-in" },
      { subject: subjectOf("person", person), command: { _tag: "ActivatePerson" } }
    )
    .pipe(Effect.catch((error) => Effect.logWarning("the first sign-in was not recorded", { cause: error._tag })))
})
