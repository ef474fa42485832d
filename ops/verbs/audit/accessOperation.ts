/** The access log as lines of the audit: all entries between two times, in order, or the newest ones. */
import { Effect, Option, Schema, Stream } from "effect"
import { operator } from "../../../commands/rights/operator.ts"
import { Due } from "../../../domain/values.ts"
import { type AccessEntry, AccessLog } from "../../../streams/ports/accessLog.ts"
import { Feed } from "../../../streams/ports/feed.ts"
import { operation } from "../operation/operation.ts"
import { type AuditLine, beginOf, endOf, readNames } from "./auditOperation.ts"

const Bound = Schema.NullOr(Due)
const Input = Schema.Struct({
  from: Bound,
  to: Bound,
  /** Only this number of entries, the newest ones; null: all, and the export is recorded. */
  newest: Schema.NullOr(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1000 })))
})

export const accessOperation = operation({
  name: "audit-access",
  input: Input,
  run: ({ from, to, newest }) =>
    Stream.unwrap(
      Effect.gen(function* () {
        const { record, page } = yield* AccessLog
        yield* record(
          newest === null
            ? { _tag: "Exported", actor: operator, what: "access", from, to }
            : { _tag: "AuditRead", actor: operator, what: "access" }
        )
        const names = yield* readNames(yield* (yield* Feed).head)
        const entries =
          newest === null
            ? yield* allEntries
            : Stream.fromIterable((yield* page({ before: null, most: newest })).entries.toReversed())
        return entries.pipe(
          Stream.filter(({ at }) => at >= beginOf(from) && at <= endOf(to)),
          Stream.map(lineFrom(names))
        )
      })
    )
})

const allEntries = Effect.map(AccessLog, ({ after }) =>
  Stream.paginate(0, (position) =>
    Effect.map(after(position), ({ entries, last }) => [entries, Option.fromNullOr(last)] as const)
  )
)

/** The line has the position of the access log, and `access` for its subject. */
const lineFrom =
  (names: ReadonlyMap<string, string>) =>
  ({ seq, at, event, agent, address }: AccessEntry): AuditLine => {
    const { _tag, actor, ...data } = event
    return {
      seq,
      n: 1,
      at,
      event: _tag,
      subject: "access",
      actor: actor ?? "",
      who: (actor === null ? null : names.get(actor)) ?? null,
      why: null,
      correlation: "",
      command: "",
      data: { ...data, agent, address }
    }
  }
