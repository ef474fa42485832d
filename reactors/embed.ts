/** Stores a vector for every text, so that it can be found by meaning. Deletes the vectors of redacted texts. */
import { Array as Arr, Effect, Exit, Request, RequestResolver } from "effect"
import { CommandBus } from "../commands/commandBus.ts"
import type { DatabaseUnavailable } from "../projections/database/database.ts"
import type { Document } from "../projections/search/documents/documents.ts"
import { Embeddings } from "../projections/search/vectors/embeddings.ts"
import { Reads } from "../projections/reads/reads.ts"
import type { LogChanged, StreamFull, StreamUnavailable } from "../streams/errors.ts"
import { partsOf } from "../streams/commit/subjects.ts"
import type { EventStore } from "../streams/ports/eventStore.ts"
import { VectorLog } from "../streams/ports/vectors.ts"
import { embedAll } from "./embedAll.ts"
import { Model } from "../models/model.ts"
import type { ModelFailed } from "../models/modelFailed.ts"
import { reactor } from "./work/reactor.ts"

type Failure = DatabaseUnavailable | LogChanged | ModelFailed | StreamFull | StreamUnavailable

/** The request to store the vector of a text's current content. */
class Embedded extends Request.TaggedClass("Embedded")<
  { readonly kind: Document["kind"]; readonly id: string },
  void,
  Failure
> {}

/** The kinds of aggregates whose text is searchable. */
const embedded = ["task", "message", "topic", "atom", "proposal"] as const satisfies ReadonlyArray<Document["kind"]>

/** Requests within this time become one batch. No caller waits for a vector. */
const moment = "30 millis"
const mostTogether = 64
/** Texts in one call of the model: few, so that a call does not delay commands. */
const mostAtOnce = 8

export const embed = Effect.gen(function* () {
  const services = yield* Effect.context<Embeddings | EventStore | Model | VectorLog>()
  const { idle } = yield* CommandBus
  const { documents } = yield* Embeddings
  const reads = yield* Reads
  const { forget } = yield* VectorLog

  const embedSome = Effect.fnUntraced(function* (entries: ReadonlyArray<Request.Entry<Embedded>>) {
    yield* idle
    // A text that was redacted in the meantime is missing. A text that has changed in the meantime has a request of its
    // own.
    yield* embedAll(yield* documents(entries.map(({ request }) => request)))
    for (const entry of entries) entry.completeUnsafe(Exit.void)
  })
  const together = RequestResolver.make<Embedded>((entries) =>
    Effect.forEach(Arr.chunksOf(entries, mostAtOnce), embedSome, { discard: true }).pipe(
      Effect.provideContext(services)
    )
  ).pipe(RequestResolver.setDelay(moment), RequestResolver.batchN(mostTogether))

  return reactor({
    name: "embed",
    subjects: ["evt.task.>", "evt.message.>", "evt.topic.>", "evt.atom.>", "evt.proposal.>"],
    starts: "log",
    concurrency: mostTogether,
    on: [
      "TaskCreated",
      "TaskRetitled",
      "TaskDescribed",
      "MessageReceived",
      "MessageEdited",
      "MessageRedacted",
      "TopicCreated",
      "TopicRenamed",
      "TopicDescribed",
      "TopicRestored",
      "AtomRecorded",
      "AtomRevised",
      "AtomRestored",
      "TopicProposed",
      "AtomProposed",
      "TaskProposed",
      "ProposalAmended"
    ],
    react: Effect.fnUntraced(function* ({ _tag }, { seq, subject }) {
      const { kind, id } = partsOf(subject)
      const found = embedded.find((each) => each === kind)
      if (found === undefined) return
      if (_tag === "MessageRedacted") return yield* Effect.asVoid(forget(`${found}.${id}`))
      yield* reads.waitFor(seq)
      yield* Effect.request(new Embedded({ kind: found, id }), together)
    })
  })
})
