/** Closes sockets whose actor has signed out or can see other audiences than before. */
import { Effect, Schedule } from "effect"
import type { Principals } from "../../../../commands/principals.ts"
import type { ActorId } from "../../../../domain/ids.ts"
import type { StreamUnavailable } from "../../../../streams/errors.ts"
import { rightsChangedCode, signedOutCode } from "../../../contract/session/closeCodes.ts"
import type { Credential } from "../../uws/webSockets/webSocket.ts"
import type { Sockets } from "../../uws/webSockets/webSockets.ts"
import { epochOf } from "./audienceHash.ts"

/** Interval of checking the rights. */
const rightsInterval = "1 second"
/**
 * Interval of checking the credential of every socket. A process may trust a session for 2 seconds after another one has
 * ended it (`sessions.ts`), so a socket is closed within 5 seconds in every process.
 */
const credentialInterval = "3 seconds"
const checksAtOnce = 8

/** Checks only the sockets of actors whose rights changed since the last call. */
export const makeRightsCheck = (principals: Principals["Service"], sockets: Pick<Sockets, "all" | "of">) => {
  let checked = principals.rightsVersion()
  return () => {
    const changed = principals.rightsChangedSince(checked)
    checked = principals.rightsVersion()
    const concerned = changed === null ? sockets.all() : [...changed].flatMap((actor) => sockets.of(actor))
    for (const socket of concerned)
      if (socket.audienceHash !== epochOf(principals, socket.actor))
        socket.close(rightsChangedCode, "your rights changed")
  }
}

/** A client with other rights must start again, because it may see more or fewer rows. */
export const closeOnChangedRights = (check: () => void) =>
  Effect.repeat(Effect.sync(check), Schedule.spaced(rightsInterval))

/** A socket stays open while its credential cannot be checked. */
export const closeOnSignOut = (
  actorOf: (credential: Credential) => Effect.Effect<ActorId | null, StreamUnavailable>,
  sockets: Sockets
) =>
  Effect.suspend(() =>
    Effect.forEach(
      sockets.all(),
      (socket) =>
        actorOf(socket.credential).pipe(
          Effect.map((actor) => (actor === socket.actor ? undefined : socket.close(signedOutCode, "signed out"))),
          Effect.ignore
        ),
      { concurrency: checksAtOnce, discard: true }
    )
  ).pipe(Effect.repeat(Schedule.spaced(credentialInterval)))
