/** Asks the model to classify a new task. The decider lets it fill only fields that no person has set. */
import { Effect } from "effect"
import { CommandBus } from "../commands/commandBus.ts"
import { ActorId, reactorActor } from "../domain/ids.ts"
import { Reads } from "../projections/reads/reads.ts"
import { causationOf } from "../streams/commit/envelope.ts"
import { assignablePeople, zone } from "./work/assignable.ts"
import { Model } from "../models/model.ts"
import { reactor } from "./work/reactor.ts"

const robot = reactorActor("classify")

export const classify = reactor({
  name: "classify",
  subjects: ["evt.task.>"],
  starts: "log",
  concurrency: 4,
  on: ["TaskCreated"],
  react: Effect.fn("classify")(function* ({ title, description, message, proposal }, commit) {
    // The task comes from a proposal, so a person has already decided all of its fields.
    if (proposal !== undefined) return
    const bus = yield* CommandBus
    const model = yield* Model
    const causation = causationOf(commit)
    const request = { actor: robot, key: `classify:${causation}`, causation, correlation: commit.correlation }
    const reads = yield* Reads
    // The read models must contain at least what the author of this commit saw.
    yield* reads.waitFor(commit.seq)
    yield* bus.idle
    const at = (message === null ? null : yield* reads.saidAt(message)) ?? commit.at
    yield* model.classify({ title, description, at, zone, people: yield* assignablePeople }).pipe(
      Effect.matchEffect({
        onSuccess: ({ classification: { category, priority, due, assignee, band }, record }) =>
          bus.send(request, {
            subject: commit.subject,
            command: {
              _tag: "ClassifyTask",
              category,
              priority,
              due,
              assignee: assignee === null ? null : ActorId.make(assignee),
              band,
              model: record
            }
          }),
        onFailure: ({ reason }) =>
          bus.send(request, { subject: commit.subject, command: { _tag: "FailClassification", reason } })
      })
    )
  })
})
