/** Reads commits of the log, for `tt doctor`: the first and the last ones, or all of them. */
import { Effect, Schema, Stream } from "effect"
import { isReadable } from "../../../streams/commit/envelope.ts"
import { Feed } from "../../../streams/ports/feed.ts"
import { Quarantine } from "../../../streams/quarantine/quarantine.ts"
import { operation } from "../operation/operation.ts"

export interface LogCheck {
  /** The position of the last commit. */
  readonly head: number
  /** The number of commits that were read. */
  readonly checked: number
  /** Whether every commit was read. */
  readonly complete: boolean
  /** Commits that this version cannot read and that no owner has skipped, as `subject@seq`. */
  readonly unreadable: ReadonlyArray<string>
}

/** Commits at each end of the log that are read without `deep`: enough to find a wrong key or a wrong version, and quick. */
const sample = 500

export const logCheckOperation = operation({
  name: "check-log",
  input: Schema.Struct({ deep: Schema.Boolean }),
  run: ({ deep }) =>
    Stream.fromEffect(
      Effect.gen(function* () {
        const feed = yield* Feed
        const { withoutSkipped } = yield* Quarantine
        const head = yield* feed.head
        const complete = deep || head <= 2 * sample
        const ranges = complete
          ? [{ after: 0 }]
          : [
              { after: 0, upTo: sample },
              { after: head - sample, upTo: head }
            ]
        let checked = 0
        const unreadable: Array<string> = []
        for (const range of ranges)
          yield* feed.range(range).pipe(
            Stream.runForEach((recorded) =>
              Effect.sync(() => {
                checked++
                if (!isReadable(withoutSkipped(recorded))) unreadable.push(`${recorded.subject}@${recorded.seq}`)
              })
            )
          )
        return { head, checked, complete, unreadable } satisfies LogCheck
      })
    )
})
