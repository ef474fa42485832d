import { Effect } from "effect"
import { expect, test } from "vitest"
import { onTeam } from "../../../../commands/kit/onTeam.ts"
import { Principals } from "../../../../commands/principals.ts"
import { ada } from "../../../../domain/kit/people.ts"
import type { Views } from "../../../../projections/reads/views/views.ts"
import { mostBehind } from "../../../../projections/runner/tables/tombstones.ts"
import type { Socket } from "../../uws/webSockets/webSocket.ts"
import { epochOf } from "../rights/audienceHash.ts"
import { makeLanes } from "../lanes/lanes.ts"
import { makeWindows } from "./windows.ts"
import { makeTicks } from "../lanes/ticks.ts"

const position = 1_000_000
/** Tables without rows. */
const views: Views["Service"] = {
  generation: Effect.succeed(1),
  at: Effect.succeed(position),
  closed: () => Effect.succeed(new Map()),
  sharedPart: () => Effect.succeed({ rows: [], isLast: true }),
  ownRows: () => Effect.succeed([]),
  everyChange: () => Effect.succeed({ to: position, rows: [], removed: [] })
}

/** The kinds of frames that a client gets whose cursor is at this position. */
const framesAt = (seq: number) =>
  Effect.gen(function* () {
    const principals = yield* Principals
    const epoch = epochOf(principals, ada)
    const sent: Array<string> = []
    const socket: Socket = {
      actor: ada,
      credential: { token: null, session: null },
      audienceHash: epoch,
      open: true,
      send: (json) => void sent.push(String(JSON.parse(json).is)),
      subscribe: () => {},
      unsubscribe: () => {},
      unread: () => 0,
      calm: () => Effect.void,
      close: () => {}
    }
    const { subscribe } = makeWindows({ principals, views, lanes: makeLanes(), ticks: makeTicks() })
    yield* subscribe(socket, "tasks:active", { generation: 1, epoch, seq })
    return sent
  })

test(
  "a client resumes from its cursor, and gets a snapshot when later removals may be deleted",
  onTeam(() =>
    Effect.gen(function* () {
      expect(yield* framesAt(position - mostBehind)).toEqual(["changes"])
      expect(yield* framesAt(position - mostBehind - 1)).toEqual(["snapshot", "changes"])
      expect(yield* framesAt(position + 1)).toEqual(["snapshot", "changes"])
    })
  )
)
