/** Asks the model to classify a new task. The decider lets it fill only fields that no person has set. */
import { Effect } from "effect"
import { CommandBus } from "../commands/commandBus.ts"
import { sendOnce } from "../commands/sendOnce.ts"
import { ActorId, reactorActor } from "../domain/ids.ts"
import { Reads } from "../projections/reads/reads.ts"
import { causationOf, type Commit } from "../streams/commit/envelope.ts"
import { EventStore } from "../streams/ports/eventStore.ts"
import { assignableTo } from "./work/assignable.ts"
import { HomeZone } from "./zone/homeZone.ts"
import { makeZonesOf } from "./zone/zones.ts"
import { Model } from "../models/model.ts"
import { reactor } from "./work/reactor.ts"

const robot = reactorActor("classify")

export const classify = reactor({
  name: "classify",
  subjects: ["evt.task.>"],
  starts: "log",
  concurrency: 4,
  on: ["TaskCreated"],
  react: Effect.fn("classify")(function* ({ title, description, audience, message, proposal, source }, commit) {
    // The task comes from a proposal, so a person has already decided all of its fields.
    if (proposal !== undefined) return
    if (yield* isAnswered(commit)) return
    const { idle } = yield* CommandBus
    const model = yield* Model
    const causation = causationOf(commit)
    const request = { actor: robot, key: `classify:${causation}`, causation, correlation: commit.correlation }
    const reads = yield* Reads
    // The read models must contain at least the rows that the author of this commit saw.
    yield* reads.waitFor(commit.seq)
    yield* idle
    const said = message === null ? null : yield* reads.said(message)
    const at = said?.at ?? commit.at
    const author = said?.author ?? commit.actor
    const zone = (yield* makeZonesOf()([author])).get(author) ?? (yield* HomeZone)
    yield* model.classify({ title, description, at, zone, people: yield* assignableTo(audience) }).pipe(
      Effect.matchEffect({
        onSuccess: ({ classification: { category, priority, due, assignee, band }, record }) =>
          sendOnce(request, {
            subject: commit.subject,
            command: {
              _tag: "ClassifyTask",
              category,
              priority,
              // A file of tasks has a field for the due date. A date in the text is another one, such as that of the creation.
              due: source === "import" && message === null ? null : due,
              assignee: assignee === null ? null : ActorId.make(assignee),
              band,
              model: record
            }
          }),
        onFailure: ({ reason }) =>
          sendOnce(request, { subject: commit.subject, command: { _tag: "FailClassification", reason } })
      })
    )
  })
})

const outcomes: ReadonlySet<string> = new Set(["TaskClassified", "ClassificationFailed", "ClassificationCorrected"])

/** True for a redelivery of an answered commit: the model is not asked again. */
const isAnswered = Effect.fnUntraced(function* ({ subject, seq }: Commit) {
  const later = yield* (yield* EventStore).load(subject, seq)
  return later.some(({ events }) => events.some(({ _tag }) => outcomes.has(_tag)))
})
