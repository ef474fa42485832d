/** One run is open at a time, with the log in memory. */
import { Effect } from "effect"
import { expect, test } from "vitest"
import { Audience } from "../../domain/values.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { CommandBus } from "../commandBus.ts"
import { secondBus, tags } from "../kit/onTeam.ts"
import { approve } from "./review/approve.ts"
import { cancelRun, closeRun, retryRun, startRun } from "./runs.ts"
import { as, analyseActor, head, onKnowledge, openRun, proposeTask, proposeTopic, since, theRun } from "../kit/scene.ts"
import { ada, bo, cy } from "../../domain/kit/people.ts"

const taken = { _tag: "SlotRefused", because: "taken" }

test(
  "a second run is refused until the first one is cancelled",
  onKnowledge(
    Effect.fnUntraced(function* () {
      const first = yield* openRun("k", "run00001")
      expect(yield* Effect.flip(openRun("k", "run00002", bo))).toMatchObject(taken)
      expect(yield* tags(subjectOf("run", "run00002"))).toEqual([])
      yield* startRun(as(ada, "k"), "run00001")
      const cancelled = yield* cancelRun(as(bo, "k1"), "run00001")
      yield* openRun("k", "run00002", bo)
      const before = yield* head
      expect(yield* openRun("k", "run00001")).toEqual(first)
      expect(yield* Effect.provideService(openRun("k", "run00001"), CommandBus, yield* secondBus)).toEqual(first)
      expect(yield* cancelRun(as(bo, "k1"), "run00001")).toEqual(cancelled)
      yield* cancelRun(as(ada, "k2"), "run00001")
      expect(yield* head).toBe(before)
    })
  )
)

test(
  "of two runs that are created at once from two processes, one is stored, and nothing of the other",
  onKnowledge(
    Effect.fnUntraced(function* () {
      const other = yield* secondBus
      const outcomes = yield* Effect.all(
        [
          Effect.result(openRun("k", "run00001")),
          Effect.result(Effect.provideService(openRun("k", "run00002", bo), CommandBus, other))
        ],
        { concurrency: "unbounded" }
      )
      expect(outcomes.map(({ _tag }) => _tag).toSorted()).toEqual(["Failure", "Success"])
      const stored = [...(yield* tags(subjectOf("run", "run00001"))), ...(yield* tags(subjectOf("run", "run00002")))]
      expect(stored).toEqual(["RunCreated"])
    })
  )
)

test(
  "a run is not closed while one of its proposals is open; after it is closed, another run may be created",
  onKnowledge(
    Effect.fnUntraced(function* (bus) {
      yield* proposeTask(bus, "task0001")
      expect(yield* Effect.flip(closeRun(as(ada, "k1"), theRun))).toMatchObject({ because: "still-running" })
      yield* bus.send(as(analyseActor, "done"), { subject: subjectOf("run", theRun), command: { _tag: "CompleteRun" } })
      expect(yield* Effect.flip(closeRun(as(ada, "k1"), theRun))).toMatchObject({ because: "proposals-waiting" })
      yield* approve(as(ada, "k"), "task0001", {})
      const before = yield* head
      const closed = yield* closeRun(as(ada, "k1"), theRun)
      expect(yield* since(before)).toEqual(["slot.open-run SlotReleased …", `run.${theRun} RunClosed`])
      yield* openRun("k", "run00002", bo)
      expect(yield* closeRun(as(ada, "k1"), theRun)).toEqual(closed)
      expect(yield* closeRun(as(bo, "k2"), theRun)).toEqual(closed)
    })
  )
)

test(
  "a cancelled run is retried once no other run is open, and may be closed while another one is open",
  onKnowledge(
    Effect.fnUntraced(function* () {
      yield* openRun("k", "run00001")
      yield* cancelRun(as(ada, "k1"), "run00001")
      const retried = yield* retryRun(as(ada, "k2"), "run00001")
      expect(yield* Effect.flip(openRun("k", "run00002"))).toMatchObject(taken)
      yield* cancelRun(as(ada, "k3"), "run00001")
      yield* openRun("k", "run00002")
      expect(yield* Effect.flip(retryRun(as(ada, "k4"), "run00001"))).toMatchObject(taken)
      expect(yield* retryRun(as(ada, "k2"), "run00001")).toEqual(retried)
      yield* closeRun(as(ada, "k5"), "run00001")
      expect(yield* tags(subjectOf("run", "run00001"))).toEqual([
        "RunCreated",
        "RunCancelled",
        "RunRetried",
        "RunCancelled",
        "RunClosed"
      ])
    })
  )
)

test(
  "a run needs the role, and an absent run is not found",
  onKnowledge(
    Effect.fnUntraced(function* () {
      expect(yield* Effect.flip(openRun("k", "run00001", cy))).toMatchObject({ _tag: "Forbidden" })
      for (const verb of [cancelRun, closeRun, retryRun, startRun])
        expect(yield* Effect.flip(verb(as(ada, "k"), "run00009"))).toMatchObject({
          _tag: "RunRefused",
          because: "not-found"
        })
      expect(yield* tags(subjectOf("slot", "open-run"))).toEqual([])
    })
  )
)

test(
  "a run over a topic that is only proposed, or that the actor may not see, is refused and takes no slot",
  onKnowledge(
    Effect.fnUntraced(function* (bus) {
      yield* proposeTopic(bus, "topic001")
      yield* proposeTopic(bus, "secret01", Audience.make("person:ada00000"))
      yield* approve(as(ada, "k"), "secret01", {})
      const before = yield* head
      for (const topic of ["topic001", "secret01", "absent01"])
        expect(yield* Effect.flip(openRun("k", "run00001", bo, [topic])), topic).toMatchObject({
          _tag: "TopicRefused",
          because: "not-found"
        })
      expect(yield* head).toBe(before)
      yield* openRun("k", "run00001", ada, ["secret01"])
    })
  )
)
