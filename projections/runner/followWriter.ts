/** Follows the tables that another process writes: by its announcements, and by the checkpoints in the tables. */
import { Effect, Fiber, Metric, Schedule, Stream } from "effect"
import { Broadcast } from "../../streams/ports/broadcast.ts"
import { Feed } from "../../streams/ports/feed.ts"
import { announcementIn, announcementsDropped } from "./batch/announcement.ts"
import { Broken } from "./retriedForever.ts"
import type { ServedState } from "./servedState.ts"
import { behind, troublesOfFailure, troublesOfOldTables } from "./served/troubleOf.ts"

/** How often the checkpoints are read, since an announcement may be lost. */
const lookInterval = "1 second"
/**
 * Tables that stay where they are for so many reads, without any announcement, while the log has more commits, have no
 * writer. A takeover ends sooner.
 */
const mostLooksBehind = 6
/** Reading the tables takes longer only while the database is away. */
const compareTimeout = "5 seconds"

/** Runs until the scope closes. It changes nothing while this process holds the lease. */
export const followWriter = Effect.fnUntraced(function* (state: ServedState) {
  const broadcast = yield* Broadcast
  const { position } = state
  /** A writer that works announces, also while its position stays. */
  let announcements = 0
  const look = Effect.suspend(() => (state.holds() ? Effect.void : state.look)).pipe(
    Effect.catchDefect((cause) => Effect.fail(new Broken({ cause }))),
    Effect.catchTag("LogChanged", (error) => Effect.sync(() => state.stop(troublesOfOldTables(error)))),
    Effect.catch((error) => Effect.sync(() => state.stop(troublesOfFailure(error))))
  )
  yield* broadcast.subscribe("changes.>").pipe(
    Stream.runForEach(({ value }) =>
      Effect.suspend(() => {
        if (state.holds()) return Effect.void
        const announcement = announcementIn(value)
        if (announcement === null) return Metric.update(announcementsDropped, 1)
        if (announcement.is === "change") {
          position.announcedChange(announcement.change)
          return Effect.void
        }
        announcements++
        position.announced(announcement.position)
        // The writer has opened the tables, or has replaced some.
        return state.rebuilding() === null ? Effect.void : look
      })
    ),
    Effect.forkScoped
  )
  const looking = yield* Effect.forkScoped(look)
  // Nothing may be appended to another log than that of the tables. Without a database there is nothing to compare.
  yield* Effect.timeoutOption(Fiber.join(looking), compareTimeout)
  const { head } = yield* Feed
  let before = ""
  let looksBehind = 0
  /** Compares the tables with the log, after a read of the tables. */
  const compare = Effect.gen(function* () {
    const last = yield* head
    const at = position.at()
    // Tables that could not be read say nothing about their writer.
    const isSame = before === `${at} ${announcements}` && state.stoppedAt() === null
    looksBehind = isSame && last > at ? looksBehind + 1 : 0
    before = `${at} ${announcements}`
    state.isLate(looksBehind < mostLooksBehind ? null : behind(at, last))
  }).pipe(Effect.catch(() => Effect.void))
  yield* Effect.andThen(look, compare).pipe(Effect.repeat(Schedule.spaced(lookInterval)), Effect.forkScoped)
})
