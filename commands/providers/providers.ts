/** Which models an installation knows, and which one is at work, as the log has it now. Follows the log; nothing is stored. */
import { Context, Deferred, Effect, Layer, Schedule, Stream } from "effect"
import { type Event, provider, type State } from "../../domain/provider.ts"
import type { Commit } from "../../streams/envelope.ts"
import type { StreamUnavailable, Undecodable } from "../../streams/errors.ts"
import { Feed } from "../../streams/feed.ts"
import { partsOf } from "../../streams/subjects.ts"

type Known = Exclude<State, { readonly is: "absent" }>
/** A model as it was set when it was last changed. */
export interface AtWork {
  readonly id: string
  readonly version: number
  readonly settings: Known["settings"]
}

const subjects = "evt.provider.>"

export class Providers extends Context.Service<
  Providers,
  {
    /** The one that was chosen last, with its present settings; null: none, so the settings of the installation count. */
    readonly atWork: () => AtWork | null
    /** All that were chosen and have not stood down. */
    readonly chosen: () => ReadonlyArray<string>
    /** Null when there is none. */
    readonly find: (id: string) => AtWork | null
    /** Returns once everything that the log holds now has been taken in. */
    readonly current: Effect.Effect<void, StreamUnavailable>
  }
>()("tracker/commands/Providers") {
  /** Ready once it has caught up with the log. Goes on following; a lost connection is retried from where it was. */
  static readonly layer: Layer.Layer<Providers, StreamUnavailable | Undecodable, Feed> = Layer.effect(
    Providers,
    Effect.gen(function* () {
      const feed = yield* Feed
      const known = new Map<string, Known>()
      // The last one in the log is at work.
      let order: ReadonlyArray<string> = []
      let seq = 0
      const waiting = new Set<{ readonly seq: number; readonly done: Deferred.Deferred<void> }>()

      const find = (id: string): AtWork | null => {
        const found = known.get(id)
        return found === undefined ? null : { id, version: found.version, settings: found.settings }
      }
      const atWork = () => {
        const last = order.at(-1)
        return last === undefined ? null : find(last)
      }
      const follow = (commit: Commit) => {
        const { id } = partsOf(commit.subject)
        for (const event of commit.events) {
          // The filter lets nothing else through.
          const next = provider.evolve(known.get(id) ?? provider.initial, event as Event)
          if (next.is === "configured") known.set(id, next)
          if (event._tag === "ProviderChosen") order = [...order.filter((each) => each !== id), id]
          if (event._tag === "ProviderStoodDown") order = order.filter((each) => each !== id)
        }
        seq = commit.seq
        for (const waiter of waiting) if (waiter.seq <= seq) Deferred.doneUnsafe(waiter.done, Effect.void)
      }
      const take = Effect.suspend(() =>
        feed
          .commits({ after: seq, subjects: [subjects] })
          .pipe(Stream.runForEach((commit) => Effect.sync(() => follow(commit))))
      )
      const current = Effect.flatMap(feed.lastOf(subjects), (last) =>
        Effect.suspend(() => {
          if (last <= seq) return Effect.void
          const waiter = { seq: last, done: Deferred.makeUnsafe<void>() }
          waiting.add(waiter)
          return Effect.ensuring(
            Deferred.await(waiter.done),
            Effect.sync(() => waiting.delete(waiter))
          )
        })
      )
      yield* take.pipe(
        Effect.tapError((error) => Effect.logWarning("the list of models lost the log", error.message)),
        Effect.retry(Schedule.min([Schedule.exponential("100 millis"), Schedule.spaced("5 seconds")])),
        Effect.forkScoped
      )
      yield* current
      return Providers.of({ atWork, chosen: () => order, find, current })
    })
  )
}
