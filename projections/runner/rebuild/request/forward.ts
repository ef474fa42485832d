/** Requests for a rebuild between processes: the process that holds the lease runs it, and reports its progress. */
import { Effect, Fiber, Queue, Schedule, Schema, Stream } from "effect"
import { randomUUID } from "node:crypto"
import { Broadcast } from "../../../../streams/ports/broadcast.ts"
import { RebuildFailed, type RebuildOutcome, type RebuildProgress, ReplayRequest } from "../../served/replay.ts"
import { replayHere } from "../rebuild.ts"
import type { Rebuilder } from "../rebuilder.ts"

const asked = "replay.asked"
const answersTo = (id: string) => `replay.answer.${id}`
const Asked = Schema.Struct({ id: Schema.String, request: ReplayRequest })

/**
 * `working` is sent immediately and then every second, so that the sender of the request knows whether the holder still
 * runs.
 */
type Answer =
  | { readonly is: "working" }
  | { readonly is: "progress"; readonly progress: RebuildProgress }
  | { readonly is: "failed"; readonly why: string; readonly outcome?: typeof RebuildOutcome.Type }
  | { readonly is: "ended" }

const beat = "1 second"
/** A holder without a report for this time counts as ended. */
const silence = "10 seconds"
/** Requests whose ids are remembered. */
const mostRemembered = 1000
/** No holder answers within this time: there is none. */
const answerTime = "3 seconds"

/** Runs the requests of other processes while this one holds the lease. Never ends. */
export const answerRequests = Effect.fnUntraced(function* (rebuilder: Rebuilder) {
  const broadcast = yield* Broadcast
  /** The ids of the last requests, oldest first. A request that is published again must not begin another rebuild. */
  const answered = new Set<string>()
  const isFirst = ({ id }: typeof Asked.Type) => {
    if (answered.has(id)) return false
    answered.add(id)
    const [oldest] = answered
    if (answered.size > mostRemembered && oldest !== undefined) answered.delete(oldest)
    return true
  }
  yield* broadcast.subscribe(asked).pipe(
    Stream.runForEach(({ value }) =>
      Schema.decodeUnknownEffect(Asked)(value).pipe(
        Effect.flatMap((given) => (isFirst(given) ? Effect.forkScoped(answerOne(rebuilder, given)) : Effect.void)),
        Effect.catch(({ message }) => Effect.logWarning("a request for a rebuild cannot be read", message))
      )
    ),
    Effect.scoped
  )
  return yield* Effect.never
})

const answerOne = Effect.fnUntraced(function* (rebuilder: Rebuilder, { id, request }: typeof Asked.Type) {
  const broadcast = yield* Broadcast
  const say = (answer: Answer) => broadcast.publish(answersTo(id), answer)
  const beating = yield* say({ is: "working" }).pipe(Effect.repeat(Schedule.spaced(beat)), Effect.forkChild)
  yield* replayHere(rebuilder, request).pipe(
    Stream.runForEach((progress) => say({ is: "progress", progress })),
    Effect.andThen(say({ is: "ended" })),
    Effect.catch(({ why, outcome }) => say({ is: "failed", why, outcome: outcome ?? "unchanged" }))
  )
  yield* Fiber.interrupt(beating)
})

/** Asks the process that holds the lease. Fails with `NoHolder` when none answers. */
export const askHolder = (request: ReplayRequest) =>
  Stream.callback<RebuildProgress, RebuildFailed | NoHolder, Broadcast>((queue) =>
    Effect.gen(function* () {
      const broadcast = yield* Broadcast
      const id = randomUUID()
      let heard = 0
      const take = (answer: Answer) => {
        heard++
        if (answer.is === "progress") return Queue.offer(queue, answer.progress)
        if (answer.is === "failed")
          return Queue.fail(queue, new RebuildFailed({ why: answer.why, outcome: answer.outcome ?? "unchanged" }))
        return answer.is === "ended" ? Queue.end(queue) : Effect.void
      }
      yield* broadcast.subscribe(answersTo(id)).pipe(
        // The cast: only `answerOne` publishes on this subject, and broadcasts are signed.
        Stream.runForEach(({ value }) => take(value as Answer)),
        Effect.forkScoped({ startImmediately: true })
      )
      const failWhenSilent = (before: number, failure: RebuildFailed | NoHolder) =>
        Effect.suspend(() => (heard === before ? Queue.fail(queue, failure) : Effect.void))
      yield* broadcast.publish(asked, { id, request } satisfies typeof Asked.Type)
      yield* Effect.sleep(answerTime)
      yield* failWhenSilent(0, new NoHolder())
      yield* Effect.suspend(() => {
        const before = heard
        return Effect.sleep(silence).pipe(
          Effect.andThen(
            failWhenSilent(
              before,
              new RebuildFailed({ why: "the process that rebuilt the tables has ended", outcome: "unknown" })
            )
          )
        )
      }).pipe(Effect.forever)
    })
  )

/** No process that holds the lease answered. */
export class NoHolder extends Schema.TaggedError<NoHolder>()("NoHolder", {}) {
  override get message() {
    return "no process that writes the tables answered"
  }
}
