import { Context, Effect, Layer } from "effect"
import { type Commit, isReadable, type Recorded } from "../commit/envelope.ts"
import { AggregateParked, type StreamUnavailable } from "../errors.ts"
import type { Feed } from "../ports/feed.ts"
import { follower } from "../following/follower.ts"
import { type CommitDecision, decisionsIn, everywhere, isOfDecisions, withoutEvents } from "../commit/decisions.ts"

/** The decisions of owners about parked commits, folded from the log in memory. */
export class Quarantine extends Context.Service<
  Quarantine,
  {
    /** The last decision about a commit that concerns a place; null when there is none. */
    readonly decisionOn: (place: string, commit: Pick<Recorded, "subject" | "seq">) => CommitDecision | null
    /**
     * The commits of one aggregate, without the events of the skipped ones. `AggregateParked`: another one cannot be
     * read. Decisions come without the unreadable ones: a parked aggregate of decisions could never be repaired.
     */
    readonly readable: (recorded: ReadonlyArray<Recorded>) => Effect.Effect<ReadonlyArray<Commit>, AggregateParked>
    /** The commit, without its events when it was skipped: there is then nothing to do for it. */
    readonly withoutSkipped: (recorded: Recorded) => Recorded
    /** True when a commit of the aggregate was skipped. A state that was stored before may hold the events of that commit. */
    readonly hasSkips: (subject: string) => boolean
    /** Returns once the decision at `seq` was folded in. */
    readonly waitFor: (seq: number) => Effect.Effect<void>
  }
>()("tracker/streams/Quarantine") {
  /** Ready once it has caught up with the log. */
  static readonly layer: Layer.Layer<Quarantine, StreamUnavailable, Feed> = Layer.effect(
    Quarantine,
    Effect.gen(function* () {
      const { state, waitFor } = yield* follower({
        name: "the decisions about parked commits",
        subjects: ["evt.projection.>"],
        // The first key is the subject: a lookup for each commit of a replay must cost nothing while there are no
        // decisions.
        fresh: () => ({ decided: new Map<string, Map<string, CommitDecision>>(), skips: new Set<string>() }),
        fold: ({ decided, skips }, commit) => {
          for (const decision of decisionsIn(commit)) {
            const { subject, place, seq, is } = decision
            decided.set(subject, new Map(decided.get(subject)).set(`${place} ${seq}`, decision))
            if (is === "skipped" && place === everywhere) skips.add(subject)
          }
        }
      })

      const lookUp = (place: string, { subject, seq }: Pick<Recorded, "subject" | "seq">) =>
        state().decided.get(subject)?.get(`${place} ${seq}`) ?? null
      const withoutSkipped = (recorded: Recorded) =>
        lookUp(everywhere, recorded)?.is === "skipped" ? withoutEvents(recorded) : recorded
      const withoutUnreadable = (recorded: Recorded) => (isReadable(recorded) ? recorded : withoutEvents(recorded))
      return Quarantine.of({
        decisionOn: (place, commit) => {
          const [own, all] = [lookUp(place, commit), lookUp(everywhere, commit)]
          return own !== null && all !== null && all.at > own.at ? all : (own ?? all)
        },
        readable: (recorded) => {
          const kept = recorded.map((each) => (isOfDecisions(each) ? withoutUnreadable(each) : withoutSkipped(each)))
          const parked = kept.find((each) => !isReadable(each))
          return parked === undefined || isReadable(parked)
            ? Effect.succeed(kept.filter(isReadable))
            : Effect.fail(new AggregateParked({ subject: parked.subject, seq: parked.seq, why: parked.why }))
        },
        withoutSkipped,
        hasSkips: (subject) => state().skips.has(subject),
        waitFor
      })
    })
  )
}
