/** Runs one drawn history on two buses of one log and compares each answer, and the log at the end, with the pure model. */
import { Arbitrary, Effect, Result, Schema } from "effect"
import { expect } from "vitest"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import { Faults } from "../../../streams/kit/faults.ts"
import { CommandBus } from "../../commandBus.ts"
import { operator } from "../../rights/operator.ts"
import { secondBus } from "../onTeam.ts"
import { randomSubjects } from "./randomCommands.ts"
import { commandOfDraw, type Draw, type Expected, makeModel, subjectOfDraw } from "./stateMachine.ts"

const upTo = (maximum: number) => Schema.Int.check(Schema.isBetween({ minimum: 0, maximum }))
const Draws = Schema.Struct({
  bus: upTo(1),
  subject: upTo(2),
  command: upTo(6),
  key: upTo(4),
  fault: upTo(3)
})
export const histories = (longest: number): Arbitrary.Arbitrary<ReadonlyArray<Draw>> =>
  Arbitrary.array(Arbitrary.schema(Draws), { maxLength: longest })

const faultOf = ["none", "lost", "unanswered", "none"] as const

/** Fails at the first answer that differs from the model's. */
export const agreesWithModel = Effect.fnUntraced(function* (draws: ReadonlyArray<Draw>) {
  const buses = [yield* CommandBus, yield* secondBus]
  const faults = yield* Faults
  const model = makeModel()
  for (const draw of draws) {
    // The fault meets the first append of the call; the caller then sends the same command again.
    const waiting = [faultOf[draw.fault] ?? "none"]
    faults.fault = () => waiting.pop() ?? "none"
    if (draw.fault === 3) faults.reconnects++
    const bus = buses[draw.bus] ?? buses[0]
    if (bus === undefined) return yield* Effect.die(new Error("there is no bus"))
    const sent = bus.send(
      { actor: operator, key: `key-${draw.key}` },
      { subject: subjectOfDraw(draw), command: commandOfDraw(draw) }
    )
    const answer = yield* Effect.result(Effect.retry(sent, { while: ({ _tag }) => _tag === "StreamUnavailable" }))
    const told: Expected = Result.match(answer, {
      onSuccess: ({ seq }): Expected => ({ is: "receipt", seq }),
      onFailure: ({ _tag }): Expected => ({ is: "refused", by: _tag === "KeyReused" ? _tag : "TaskRefused" })
    })
    const expected = model.send(draw)
    // The receipt of a command that records nothing names the position of the aggregate, and the model has none for it.
    expect(expected.is === "nothing-recorded" ? { is: told.is } : told).toEqual(
      expected.is === "nothing-recorded" ? { is: "receipt" } : expected
    )
  }
  const { load } = yield* EventStore
  const stored = (yield* Effect.forEach(randomSubjects, (subject) => load(subject)))
    .flat()
    .toSorted((a, b) => a.seq - b.seq)
  expect(stored.map(({ subject, events }) => ({ subject, events }))).toEqual(model.log)
  return stored.length
})
