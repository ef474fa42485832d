/** One command in, stored events out: admit, load, decide, append. */
import { Clock, Effect, Layer, Metric, Result, Schedule } from "effect"
import { isReactor } from "../../domain/ids.ts"
import { EventStore, type Pending } from "../../streams/eventStore.ts"
import type { TrackerEvent } from "../../streams/commit/events.ts"
import { canonical, commandIdOf, sha256 } from "../../streams/commit/identity.ts"
import { partsOf, type Subject } from "../../streams/commit/subjects.ts"
import { admit } from "./admit.ts"
import { type Aggregate, catalogue, type Command, commandRules, type Refused } from "../catalogue.ts"
import { CommandBus, type Receipt, type Request, type Step } from "../commandBus.ts"
import { Contended, KeyReused } from "../errors.ts"
import { apply, type Loaded, makeCache, nothingYet } from "./loaded.ts"
import { makeMailbox } from "./mailbox.ts"
import { kindsFollowed, Principals } from "../principals.ts"
import { makeIdle } from "./idle.ts"

const cacheBytes = 64 * 1024 * 1024
/** A loser of a race decides again on what the winner wrote; so many races in a row are a fault elsewhere. */
const mostRaces = 30

export const commandBusLayer = Layer.effect(
  CommandBus,
  Effect.gen(function* () {
    const store = yield* EventStore
    const principals = yield* Principals
    const cache = makeCache(cacheBytes)
    const inTurn = makeMailbox()
    const { during, idle } = makeIdle()

    const load = Effect.fnUntraced(function* ({ subject, command }: Step, fresh: boolean) {
      cache.at(yield* store.connectionEpoch)
      const cached = fresh ? undefined : cache.get(subject)
      if (cached !== undefined) return cached
      const { decider } = aggregateOf(subject)
      if (!fresh && commandRules[command._tag].creates === true) return nothingYet(decider.initial)
      const loaded = (yield* store.load(subject)).reduce(
        (sofar, commit) => apply(sofar, commit, decider.evolve),
        nothingYet(decider.initial)
      )
      cache.put(subject, loaded)
      return loaded
    })

    const visible = (request: Request, { audience }: AnyAggregate, { state }: Loaded) => {
      const its = audience(state)
      return its === null || isReactor(request.actor) || principals.audiencesOf(request.actor).includes(its)
    }

    /** What a step would do to its aggregate as it is now. */
    const ask = Effect.fnUntraced(function* (step: Step, request: Request, fresh: boolean) {
      const { subject, command } = step
      const aggregate = aggregateOf(subject)
      const id = commandIdOf(request.actor, command._tag, request.key)
      const digest = sha256(canonical(step.asked ?? command)).slice(0, 32)
      const loaded = yield* load(step, fresh)
      const before = loaded.commands.get(id)
      if (before !== undefined && before.digest !== digest) return yield* new KeyReused({ subject })
      // What is not for the asker is answered as if it were not there; and is not made a second time.
      const seen = visible(request, aggregate, loaded)
      const decided = aggregate.decider.decide(command, seen ? loaded.state : aggregate.decider.initial)
      if (!seen && Result.isSuccess(decided) && decided.success.length > 0) return yield* new KeyReused({ subject })
      return { subject, aggregate, id, digest, loaded, before, decided }
    })

    const attempt = Effect.fnUntraced(function* (request: Request, steps: ReadonlyArray<Step>, fresh: boolean) {
      const asked = yield* Effect.forEach(steps, (step) => ask(step, request, fresh))
      const recorded = asked.flatMap(({ subject, before }) =>
        before === undefined ? [] : [{ subject, seq: before.seq }]
      )
      if (recorded.length > 0) return recorded

      const refusal = asked.map(({ decided }) => decided).find(Result.isFailure)
      const silent = asked.filter(({ decided }) => Result.isFailure(decided) || decided.success.length === 0)
      // Where a step appends nothing, nothing guards what it was decided on: the log is asked whether that still stands.
      const confirmed = (yield* Effect.forEach(silent, ({ subject, loaded }) =>
        Effect.map(store.lastSeq(subject), (seq) => seq === loaded.seq)
      )).every(Boolean)
      if (!confirmed) return yield* Effect.fail("stale" as const)
      if (refusal !== undefined) return yield* Effect.fail(refusal.failure)
      if (silent.length === asked.length) return asked.map(({ subject, loaded: { seq } }) => ({ subject, seq }))

      const at = new Date(yield* Clock.currentTimeMillis).toISOString()
      const writing = asked.flatMap((each) => {
        const events = Result.getOrElse(each.decided, (): ReadonlyArray<TrackerEvent> => [])
        const [first, ...rest] = events
        return first === undefined ? [] : [{ each, pending: pendingOf(request, each, [first, ...rest], at) }]
      })
      const [first, ...rest] = writing.map(({ pending }) => pending)
      if (first === undefined) return []
      const seqs = yield* store
        .append(first, ...rest)
        .pipe(Effect.tapError(() => Effect.sync(() => asked.forEach(({ subject }) => cache.drop(subject)))))
      writing.forEach(({ each, pending }, i) =>
        cache.put(each.subject, apply(each.loaded, { ...pending, seq: seqs[i] ?? 0 }, each.aggregate.decider.evolve))
      )
      return writing.map(({ each: { subject } }, i) => ({ subject, seq: seqs[i] ?? 0 }))
    })

    const send: CommandBus["Service"]["send"] = Effect.fnUntraced(function* (request, ...steps) {
      for (const { command } of steps) yield* admit(principals, request.actor, command)
      let races = 0
      const again = Effect.suspend(() => attempt(request, steps, races++ > 0))
      const done = yield* inTurn(
        steps.map(({ subject }) => subject),
        // Whoever asked may go away; what was begun is finished, so that the cache knows what the log knows.
        Effect.uninterruptible(again)
      ).pipe(
        Effect.retry({ while: (error) => error === "stale" || error._tag === "WrongLastSequence", schedule: jittered }),
        Effect.mapError((error) =>
          error === "stale" || error._tag === "WrongLastSequence" ? new Contended({ subject: steps[0].subject }) : error
        )
      )
      // A caller that changed rights meets the new rights with its next command.
      const followed = done.filter(({ subject }) => kindsFollowed.includes(partsOf(subject).kind))
      if (followed.length > 0)
        yield* principals.waitFor(Math.max(...followed.map(({ seq }) => seq))).pipe(Effect.timeoutOption("5 seconds"))
      return receipt(steps, done)
    })
    const counted: CommandBus["Service"]["send"] = (request, ...steps) =>
      (isReactor(request.actor) ? send(request, ...steps) : during(send(request, ...steps))).pipe(
        Effect.tap(() => count(steps, "done")),
        Effect.tapError(({ _tag }) => count(steps, _tag))
      )
    return CommandBus.of({ send: counted, idle })
  })
)

const commands = Metric.counter("commands", {
  incremental: true,
  description: "Commands, by name and by what became of them"
})
const count = (steps: ReadonlyArray<Step>, outcome: string) =>
  Effect.forEach(
    steps,
    ({ command }) => Metric.update(Metric.withAttributes(commands, { command: command._tag, outcome }), 1),
    { discard: true }
  )

type AnyAggregate = Aggregate<unknown, Command, TrackerEvent, Refused>
// The one cast of the bus: a subject's kind names the aggregate, whose own types the catalogue keeps.
const aggregateOf = (subject: Subject) => catalogue[partsOf(subject).kind] as unknown as AnyAggregate
const jittered = Schedule.min([Schedule.exponential("1 millis"), Schedule.spaced("50 millis")]).pipe(
  Schedule.jittered,
  Schedule.upTo({ times: mostRaces })
)

/** The last position of each step's subject. A step that recorded nothing is left out of a batch that recorded something. */
type Positions = ReadonlyArray<{ readonly subject: Subject; readonly seq: number }>
const receipt = ([first]: readonly [Step, ...ReadonlyArray<Step>], positions: Positions): Receipt => ({
  id: partsOf(first.subject).id,
  seq: Math.max(0, ...positions.map(({ seq }) => seq))
})

const pendingOf = (
  request: Request,
  {
    subject,
    id,
    digest,
    loaded
  }: { readonly subject: Subject; readonly id: string; readonly digest: string; readonly loaded: Loaded },
  events: Pending["events"],
  at: string
): Pending => ({
  subject,
  expected: loaded.seq,
  command: id,
  digest,
  at,
  actor: request.actor,
  causation: request.causation ?? null,
  correlation: request.correlation ?? id,
  traceparent: request.traceparent ?? null,
  events
})
