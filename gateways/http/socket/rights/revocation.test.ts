import { Effect } from "effect"
import { expect, test } from "vitest"
import { readRules } from "../../../../commands/rules/authorisation.ts"
import { grant, onTeam, personSubject } from "../../../../commands/kit/onTeam.ts"
import { Principals } from "../../../../commands/principals.ts"
import { operator } from "../../../../commands/rights/operator.ts"
import type { ActorId } from "../../../../domain/ids.ts"
import { ada, bo, cy } from "../../../../domain/kit/people.ts"
import { makeOpenSockets } from "../../uws/webSockets/openSockets.ts"
import type { Socket } from "../../uws/webSockets/webSocket.ts"
import { epochOf } from "./audienceHash.ts"
import { makeRightsCheck } from "./revocation.ts"

/** Open sockets that record which actors were checked, and which sockets were closed. */
const makeScene = (principals: Principals["Service"]) => {
  const sockets = makeOpenSockets()
  const looked: Array<ActorId> = []
  const closed: Array<ActorId> = []
  const open = (actor: ActorId) => {
    const hash = epochOf(principals, actor)
    sockets.add({
      actor,
      credential: { token: null, session: null },
      get audienceHash() {
        looked.push(actor)
        return hash
      },
      open: true,
      send: () => {},
      subscribe: () => {},
      unsubscribe: () => {},
      unread: () => 0,
      calm: () => Effect.void,
      close: () => void closed.push(actor)
    } satisfies Socket)
  }
  return { sockets, open, looked, closed, check: makeRightsCheck(principals, sockets) }
}

test("windows are for all roles, because a socket stays open when only the role changes", () =>
  expect(readRules["windows.follow"]).toEqual({ least: "viewer" }))

test(
  "the sockets of a person whose rights changed are checked and closed, and no other socket is looked at",
  onTeam((bus) =>
    Effect.gen(function* () {
      const { open, looked, closed, check } = makeScene(yield* Principals)
      for (const actor of [ada, ada, bo, cy]) open(actor)
      yield* bus.send({ actor: operator, key: "role" }, grant(bo, "viewer"))
      check()
      // Another role has the same audiences.
      expect([looked, closed]).toEqual([[bo], []])
      looked.length = 0
      yield* bus.send(
        { actor: operator, key: "left" },
        { subject: personSubject(ada), command: { _tag: "LeavePerson" } }
      )
      check()
      check()
      expect([looked, closed]).toEqual([
        [ada, ada],
        [ada, ada]
      ])
    })
  )
)
