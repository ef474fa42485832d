/** `tt quarantine`: the aggregates with a commit that cannot be read, or that a projection failed at. */
import { Console, Effect, Stream } from "effect"
import { requestWithTables } from "../../control/request.ts"
import type { Settings } from "../../settings/settings.ts"
import { type QuarantineLine, quarantineOperation } from "./quarantineOperation.ts"

interface Printed {
  readonly json: boolean
}

export const listParked = Effect.fn("quarantine.list")(function* (settings: Settings, { json }: Printed) {
  const parked = yield* requestWithTables(settings, quarantineOperation, { act: "list" }).pipe(
    Stream.tap((each) => Console.log(json ? JSON.stringify(each) : lineOf(each))),
    Stream.runCollect
  )
  if (json) return
  yield* parked.length === 0
    ? Console.log("nothing is parked: every commit was applied")
    : Console.log(
        "after an update or a restored key: `tt quarantine retry`; `skip <id> --because <reason>` leaves the commit out for ever"
      )
})

interface Chosen extends Printed {
  readonly ids: ReadonlyArray<string>
}

/** Without ids: all that is parked. */
export const retryParked = Effect.fn("quarantine.retry")(function* (settings: Settings, { ids, json }: Chosen) {
  const parked = yield* requestWithTables(settings, quarantineOperation, { act: "list" }).pipe(Stream.runCollect)
  const chosen = ids.length === 0 ? parked.map(({ id }) => id) : ids
  yield* printed(requestWithTables(settings, quarantineOperation, { act: "retry", ids: chosen }), json)
})

export const skipParked = Effect.fn("quarantine.skip")(function* (
  settings: Settings,
  { ids, because, json }: Chosen & { readonly because: string }
) {
  yield* printed(requestWithTables(settings, quarantineOperation, { act: "skip", ids, because }), json)
})

const printed = <E, R>(lines: Stream.Stream<QuarantineLine, E, R>, json: boolean) =>
  Stream.runForEach(lines, (line) =>
    Console.log(json ? JSON.stringify(line) : `${line.id} ${line.parked ? "is still parked" : "is repaired"}`)
  )

const lineOf = ({ id, reason, why }: QuarantineLine) => `${id}  ${reason}: ${why}`
