/**
 * Appends to the audit chain. Each append names the end of stream `CHAIN` that it follows, so two processes never fork the
 * chain: the second one is refused, and reads the end again.
 */
import { Effect, Ref, Semaphore, Stream } from "effect"
import type { Stored } from "../../commit/envelope.ts"
import { StreamUnavailable } from "../../errors.ts"
import type { LogFacts } from "../../following/logProbe.ts"
import { inserted, lastDiffers } from "../check/commits.ts"
import { failBroken, ChainBroken } from "../check/fault.ts"
import type { End } from "../links/entry.ts"
import { entriesFor, roomOf } from "./build.ts"
import { decisions } from "./decisions.ts"
import type { WriteError, WriterParts } from "./parts.ts"
import { makePen, type Pen } from "./pen.ts"
import { makeSigner, type Signer } from "./signer.ts"
import type { Tip } from "./tip.ts"

export interface ChainWriter {
  /** Links the commits up to the present end of the log, and signs a checkpoint that is due. */
  readonly advance: Effect.Effect<void, WriteError>
  /** Does the same as `advance`, and then signs the end. */
  readonly sign: Effect.Effect<void, WriteError>
  /** Adds another signing key; returns its fingerprint. The next checkpoint is signed with it. */
  readonly rotate: Effect.Effect<string, WriteError>
  /** States in the chain that the log or the chain was given up, and why. False when there is nothing to state. */
  readonly accept: (why: string) => Effect.Effect<boolean, WriteError>
}

export const makeWriter = (parts: WriterParts): ChainWriter => {
  /** Null after an error: the end of the chain is then read again. */
  const known = Ref.makeUnsafe<Tip | null>(null)
  const one = Semaphore.makeUnsafe(1)
  const pen = makePen(parts, known)
  const signer = makeSigner(pen, parts.keys)
  const decide = decisions(parts, pen, signer)
  const link = linking({ ...parts, pen, signer, decide, known })
  /**
   * Runs one change at a time. After a fault of the log, the guard compares the log again, because it may not have noticed yet
   * that the log was replaced.
   */
  const alone = <A>(change: Effect.Effect<A, WriteError>) =>
    change.pipe(
      Effect.tapError((error) =>
        error instanceof ChainBroken && error.fault.of === "log" ? parts.guard.compare : Effect.void
      ),
      Effect.onError(() => Ref.set(known, null)),
      one.withPermits(1)
    )
  const advance = Effect.andThen(link, signer.checkpointIfDue)
  return {
    advance: alone(advance),
    sign: alone(Effect.andThen(advance, signer.checkpoint)),
    rotate: alone(
      Effect.gen(function* () {
        yield* link
        const key = yield* signer.newKey
        yield* signer.checkpoint
        return key
      })
    ),
    accept: (why) => alone(decide.accept(why))
  }
}

interface Linking extends WriterParts {
  readonly pen: Pen
  readonly signer: Signer
  readonly decide: ReturnType<typeof decisions>
  readonly known: Ref.Ref<Tip | null>
}

/** Links the commits after the end of the chain, up to the present end of the log. */
const linking = (parts: Linking) => {
  const { log, onProgress } = parts
  const linkAll = linkingAll(parts)
  return Effect.gen(function* () {
    const tip = yield* presentTip(parts)
    const head = yield* log.head
    const { last, position } = tip.end ?? { last: null, position: 0 }
    onProgress(position, head)
    if (last !== null && head < last.position) return yield* differs(last, undefined, head)
    if (head <= position) return
    // The last linked commit is read again: a log that was exchanged meanwhile no longer has it.
    let isFirst = last !== null
    yield* log.after(last === null ? position : last.position - 1).pipe(
      Stream.runForEach(
        Effect.fnUntraced(function* (batch) {
          const fresh = isFirst && last !== null ? yield* withoutLast(last, batch, head) : batch
          isFirst = false
          yield* linkAll(fresh, head)
        })
      )
    )
  })
}

/**
 * The end of the chain. The first call begins the chain. After the acceptance of a changed log, the end is the last position
 * at which both agree.
 */
const presentTip = Effect.fnUntraced(function* ({ guard, probe, known, pen, decide }: Linking) {
  const changed = guard.continuity.found()
  if (changed !== null) return yield* changed
  const facts = yield* probe.facts
  if (facts === null) return yield* new StreamUnavailable({ what: "EVT", cause: "there is no log" })
  const tip = (yield* Ref.get(known)) ?? (yield* decide.load(facts))
  const begun =
    tip.end === null ? yield* pen.begin(tip, facts, whatCameBefore(facts)) : yield* decide.acceptedSince(tip, facts)
  yield* Ref.set(known, begun)
  return begun
})

const whatCameBefore = ({ accepted }: LogFacts) =>
  accepted === 0 ? "" : `owners accepted a changed log ${accepted} times before this chain`

const linkingAll = ({ pen, signer, onProgress }: Linking) =>
  Effect.fnUntraced(function* (messages: ReadonlyArray<Stored>, head: number) {
    let rest = messages
    while (rest.length > 0) {
      const { tip, end } = yield* pen.present
      if (rest[0] !== undefined && rest[0].seq <= end.position) return yield* failBroken(inserted(rest[0].seq))
      const built = entriesFor(end, rest, roomOf(end, tip.checkpoint))
      yield* pen.links(built.entries, built.end)
      onProgress(built.end.position, head)
      rest = rest.slice(built.used)
      if (roomOf(built.end, tip.checkpoint) === 0) yield* signer.checkpoint
    }
  })

/** The messages of a batch after its first one, which must be the last linked commit. */
const withoutLast = (last: NonNullable<End["last"]>, batch: ReadonlyArray<Stored>, head: number) =>
  Effect.as(differs(last, batch[0], head), batch.slice(1))

const differs = (last: NonNullable<End["last"]>, found: Stored | undefined, head: number) => {
  const fault = lastDiffers(last, found, head)
  return fault === null ? Effect.void : failBroken(fault)
}
