/** The WebSocket: snapshots and changes of the windows that a client follows, bounded by the audiences that it can see. */
import { Effect, Layer, Result } from "effect"
import { Principals } from "../../../commands/principals.ts"
import { Views } from "../../../projections/reads/views/views.ts"
import { Broadcast } from "../../../streams/ports/broadcast.ts"
import { Feed } from "../../../streams/ports/feed.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import { Progress } from "../../../streams/ports/progress.ts"
import { Credentials } from "../signIn/authenticate.ts"
import { type ClientLimits, Limits } from "../entry/limits/limits.ts"
import type { Credential, Socket } from "../uws/webSockets/webSocket.ts"
import { openSockets } from "../uws/webSockets/webSockets.ts"
import { epochOf } from "./rights/audienceHash.ts"
import { makeLanes } from "./lanes/lanes.ts"
import { publishChanges } from "./publish/changes.ts"
import { publishPositions, publishProgress } from "./publish/publications.ts"
import { closeOnChangedRights, closeOnSignOut, makeRightsCheck } from "./rights/revocation.ts"
import { makeStaleRows } from "./publish/staleRows.ts"
import { makeTicks } from "./lanes/ticks.ts"
import { decodeClientFrame, notUnderstood } from "./clientFrame.ts"
import { PageBuild } from "./pageBuild.ts"
import { type WindowClientFrame, type WindowFrame, wireSchema } from "../../contract/frames.ts"
import { makeWindows, refuseWindow } from "./windows/windows.ts"

/** True for a frame that subscribes to a window. Sending the same one again changes nothing. */
const isSubscription = (text: string) => text.includes('"subscribe"')

/** Subscriptions of one actor run one at a time, and wait when they exceed their rate. Other actors do not wait for them. */
const inTurn = <E>(limits: ClientLimits, { actor }: Socket, work: Effect.Effect<void, E>) =>
  limits.subscriptionTurns.run(
    actor,
    Effect.suspend(() => Effect.delay(work, limits.subscription(actor)))
  )

const hello = (build: string): WindowFrame => ({ is: "hello", build, schema: wireSchema })

export const socketLayer = Layer.effectDiscard(
  Effect.gen(function* () {
    const principals = yield* Principals
    const limits = yield* Limits
    const credentials = yield* Credentials
    const views = yield* Views
    const { continuity } = yield* Feed
    const lanes = makeLanes()
    const ticks = makeTicks()
    const windows = makeWindows({ principals, views, lanes, ticks })
    const build = yield* PageBuild

    const onFrame = (socket: Socket, frame: WindowClientFrame) => {
      const { window } = frame
      if (frame.is === "unsubscribe") return Effect.sync(() => windows.unsubscribe(socket, window))
      return inTurn(limits, socket, windows.subscribe(socket, window, frame.cursor)).pipe(
        Effect.andThen(Effect.sync(() => stale.onSubscribed(socket))),
        Effect.catch(({ message }) => Effect.sync(() => refuseWindow(socket, window, message, true)))
      )
    }
    const actorOf = ({ token, session }: Credential) =>
      token === null ? credentials.bySession(session ?? "") : credentials.byToken(token)
    const sockets = yield* openSockets({
      path: "/ws",
      audienceHashOf: (actor) => epochOf(principals, actor),
      mostSockets: limits.mostSockets,
      admitsFrame: limits.frame,
      mayMerge: isSubscription,
      onOpen: (socket) => socket.send(JSON.stringify(hello(build))),
      authenticate: actorOf,
      onMessage: (socket, text) => {
        const frame = decodeClientFrame(text)
        if (Result.isFailure(frame)) return Effect.sync(() => refuseWindow(socket, null, notUnderstood))
        return onFrame(socket, frame.success)
      }
    })

    const stale = makeStaleRows(continuity, sockets.all)

    // The announcements and the log come over one connection.
    const { connectionEpoch } = yield* EventStore
    const checkRights = makeRightsCheck(principals, sockets)
    const parts = { broadcast: yield* Broadcast, views, principals, sockets, lanes, checkRights, connectionEpoch }
    yield* Effect.forkScoped(publishChanges({ ...parts, onWider: windows.forget }))
    yield* Effect.forkScoped(publishProgress(yield* Progress, sockets, ticks))
    yield* Effect.forkScoped(publishPositions(sockets, lanes))
    yield* Effect.forkScoped(stale.watch)
    yield* Effect.forkScoped(windows.keepWarm)
    yield* Effect.forkScoped(closeOnChangedRights(checkRights))
    yield* Effect.forkScoped(closeOnSignOut(actorOf, sockets))
    yield* Effect.addFinalizer(() => Effect.sync(() => sockets.closeAll(1001, "the server is going away")))
  })
)
