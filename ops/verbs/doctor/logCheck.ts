/** Reads commits of the log, for `tt doctor`: the first and the last ones, or all of them. */
import { Effect, Stream } from "effect"
import { isReadable } from "../../../streams/commit/envelope.ts"
import { Feed } from "../../../streams/ports/feed.ts"
import { Quarantine } from "../../../streams/quarantine/quarantine.ts"

export interface LogCheck {
  /** The position of the last commit. */
  readonly head: number
  /** The number of commits that were read. */
  readonly checked: number
  /** Whether every commit was read. */
  readonly complete: boolean
  /** The number of commits that this version cannot read and that no owner has skipped. */
  readonly unreadable: number
  /** The first of them, as `subject@seq`; null when there is none. */
  readonly firstUnreadable: string | null
}

/** Commits at each end of the log that are read without `deep`: enough to find a wrong key or a wrong version, and quick. */
const sample = 500
/** A log that gives no commits for this long has stopped while it was read. */
const silence = "10 seconds"

/** Reads the log up to `head`. Null: it stopped answering. */
export const checkLog = Effect.fnUntraced(
  function* (head: number, deep: boolean) {
    const feed = yield* Feed
    const { withoutSkipped } = yield* Quarantine
    const complete = deep || head <= 2 * sample
    const ranges = complete
      ? [{ after: 0 }]
      : [
          { after: 0, upTo: sample },
          { after: head - sample, upTo: head }
        ]
    let checked = 0
    let unreadable = 0
    let firstUnreadable: string | null = null
    for (const range of ranges)
      yield* feed.range(range).pipe(
        Stream.timeoutOrElse({ duration: silence, orElse: () => Stream.fail("silent" as const) }),
        Stream.runForEach((recorded) =>
          Effect.sync(() => {
            checked++
            if (isReadable(withoutSkipped(recorded))) return
            unreadable++
            firstUnreadable ??= `${recorded.subject}@${recorded.seq}`
          })
        )
      )
    return { head, checked, complete, unreadable, firstUnreadable } satisfies LogCheck
  },
  Effect.orElseSucceed(() => null)
)
