/** The feed on JetStream: the commits of stream `EVT` in order, and questions about its positions. */
import { Effect, Layer, Schedule, Stream } from "effect"
import { Codec } from "../../codec/codec.ts"
import { witnessOf } from "../../commit/identity.ts"
import { LogChanged, StreamUnavailable } from "../../errors.ts"
import { Feed } from "../../ports/feed.ts"
import { knownSince, LogGuard } from "../../following/logGuard.ts"
import { type Incoming, Nats } from "../client/nats.ts"
import { afterReconnect } from "../client/servers.ts"
import { stream } from "./jetstreamStore.ts"
import { lastUpTo, type NextFrom, positionAt } from "./positions.ts"

/** Matches every subject of the log. */
const everything = "evt.>"

export const jetstreamFeed = Layer.effect(
  Feed,
  Effect.gen(function* () {
    const nats = yield* Nats
    const codec = yield* Codec
    const guard = yield* LogGuard
    const { head, lastOf, next, lastUpToOf } = endsOf(nats)
    /** The end of a range can get lost while the connection is: the range would wait for it forever. */
    const stillThere = (end: number) =>
      Effect.filterOrFail(
        head,
        (last) => last >= end,
        () => new LogChanged({ code: "log-rewound", why: `the log was cut before position ${end} while it was read` })
      )
    const decoded = <E>(messages: Stream.Stream<ReadonlyArray<Incoming>, E>) =>
      messages.pipe(Stream.mapEffect(wholeAtHead(head)), Stream.mapEffect(codec.decode), Stream.flattenIterable)
    return Feed.of({
      continuity: guard.continuity,
      commits: ({ after, subjects }) => {
        const opened = knownSince(guard)
        // Nothing that came over a new connection is passed on before the log was compared.
        const compared = Effect.fnUntraced(function* (batch: ReadonlyArray<Incoming>) {
          yield* opened
          noteLast(guard, batch)
        })
        return messagesAfter(nats, { after, subjects, opened }).pipe(
          Stream.tap(compared),
          Stream.interruptWhen(guard.changed),
          decoded
        )
      },
      range: ({ after, upTo = Infinity, subjects = [everything] }) =>
        Stream.unwrap(
          Effect.map(Effect.forEach(subjects, lastUpToOf(upTo)), (ends) => {
            const end = Math.max(0, ...ends)
            return end <= after
              ? Stream.empty
              : messagesAfter(nats, { after, subjects, opened: stillThere(end) }).pipe(
                  Stream.takeUntil((batch) => (batch.at(-1)?.seq ?? 0) >= end),
                  Stream.map((batch) => batch.filter(({ seq }) => seq <= end)),
                  decoded
                )
          })
        ),
      at: (position) =>
        // The server refuses a request for position 0.
        (position < 1 ? Effect.succeed(null) : afterReconnect(stream, nats.at(stream, position))).pipe(
          Effect.flatMap((found) => (found === null ? Effect.succeed([]) : codec.decode([found]))),
          Effect.map(([commit]) => commit ?? null)
        ),
      head,
      lastUpTo: (position) => lastUpToOf(position)(everything),
      lastOf,
      witnessAt: (seq) =>
        Effect.map(afterReconnect(stream, nats.at(stream, seq)), (found) =>
          found === null ? null : witnessOf(found.data)
        ),
      positionAt: (time) => Effect.flatMap(head, (last) => positionAt(time, last, next(everything)))
    })
  })
)

/** The last positions of the log and of its filters. */
const endsOf = (nats: Nats["Service"]) => {
  const lastOf = (filter: string) =>
    afterReconnect(
      filter,
      Effect.map(nats.last(stream, filter), (found) => found?.seq ?? 0)
    )
  const next =
    (filter: string): NextFrom =>
    (seq) =>
      afterReconnect(filter, nats.next(stream, seq, filter))
  return {
    head: lastOf(everything),
    lastOf,
    next,
    /** The last position of a filter at or before a position. */
    lastUpToOf: (position: number) => (filter: string) =>
      Effect.flatMap(lastOf(filter), (last) => lastUpTo(position, last, next(filter)))
  }
}

/**
 * Ends an atomic batch that is cut off at the end of the log: its missing part never comes. The log stores a batch at
 * once, so the rest of a whole batch is there when its first commit is.
 */
const wholeAtHead =
  (head: Effect.Effect<number, StreamUnavailable>) =>
  (batch: ReadonlyArray<Incoming>): Effect.Effect<ReadonlyArray<Incoming>, StreamUnavailable> => {
    const last = batch.at(-1)
    if (last === undefined || !last.continues) return Effect.succeed(batch)
    return Effect.map(head, (at) => (at === last.seq ? [...batch.slice(0, -1), { ...last, continues: false }] : batch))
  }

const noteLast = ({ note }: LogGuard["Service"], batch: ReadonlyArray<Incoming>) => {
  const last = batch.at(-1)
  if (last !== undefined) note(last.seq, last.data)
}

/** A consumer that was lost is opened again. A changed log ends the reading. */
const untilChanged = Schedule.spaced("250 millis").pipe(
  Schedule.setInputType<StreamUnavailable | LogChanged>(),
  Schedule.while(({ input }) => input._tag === "StreamUnavailable")
)

interface Reading {
  readonly after: number
  readonly subjects: ReadonlyArray<string> | undefined
  /** Runs before each opening of a consumer. Its `LogChanged` ends the reading. */
  readonly opened: Effect.Effect<unknown, StreamUnavailable | LogChanged>
}

/** Each message once and in order, also across reconnects. Never ends. */
const messagesAfter = (nats: Nats["Service"], { after, subjects, opened }: Reading) =>
  Stream.suspend(() => {
    let last = after
    const untilLost = Stream.suspend(() =>
      Stream.fromAsyncIterable(
        nats.follow(stream, last + 1, subjects),
        (cause) => new StreamUnavailable({ what: stream, cause })
      ).pipe(
        // A new consumer may repeat messages; pass each position on once.
        Stream.map((batch) => batch.filter(({ seq }) => seq > last)),
        Stream.tap((batch) => Effect.sync(() => void (last = batch.at(-1)?.seq ?? last)))
      )
    )
    return Stream.fromEffectDrain(opened).pipe(
      Stream.concat(untilLost),
      Stream.concat(Stream.fail(new StreamUnavailable({ what: stream, cause: "the consumer ended" }))),
      Stream.retry(untilChanged)
    )
  })
