/** Writes single messages of the chain: its start, links and decisions. `signer.ts` writes its keys and checkpoints. */
import { Clock, Effect, Ref } from "effect"
import type { LogFacts } from "../../following/logProbe.ts"
import { failBroken, fault } from "../check/fault.ts"
import { firstEnd, withKey } from "../links/end.ts"
import { type ChainMessage, type AuditCheckpoint, encodeMessage, type End, type ChainEntry } from "../links/entry.ts"
import type { Tip } from "./tip.ts"
import type { WriterParts } from "./parts.ts"

export type Pen = ReturnType<typeof makePen>

/** The present time, as entries have it. */
export const now = Effect.map(Clock.currentTimeMillis, (millis) => new Date(millis).toISOString())

/** @param known the end of the chain, which each write moves */
export const makePen = ({ chain }: Pick<WriterParts, "chain">, known: Ref.Ref<Tip | null>) => {
  const present = Effect.flatMap(Ref.get(known), (tip) =>
    tip === null || tip.end === null
      ? failBroken(fault("chain-lost", 0, "the audit chain has not begun"))
      : Effect.succeed({ tip, end: tip.end })
  )
  const write = Effect.fnUntraced(function* (message: ChainMessage, tip: Omit<Tip, "seq" | "end">, expected: number) {
    const kind = message._tag === "Links" ? "links" : "checkpoints"
    const seq = yield* chain.append(kind, encodeMessage(message), expected)
    const moved: Tip = { ...tip, seq, end: message.end }
    yield* Ref.set(known, moved)
    return moved
  })
  const writeLinks = (tip: Tip, [first, ...rest]: ReadonlyArray<ChainEntry>, end: End, isDecision: boolean) =>
    first === undefined
      ? Effect.succeed(tip)
      : write(
          { _tag: "Links", v: 1, before: tip.end?.link ?? null, entries: [first, ...rest], end },
          { checkpoint: tip.checkpoint, hasUnsignedDecision: tip.hasUnsignedDecision || isDecision },
          tip.seq
        )
  return {
    present,
    /** Begins a chain. `why` is empty for the first one. */
    begin: Effect.fnUntraced(function* (tip: Tip, { identity, accepted }: LogFacts, why: string) {
      const entry = { _tag: "ChainBegun", installation: identity, at: yield* now, why } as const
      // The server counts from 1, and nothing can come between: the append expects the present end.
      const end = firstEnd(entry, tip.seq + 1, accepted)
      return yield* writeLinks({ ...tip, end: null, checkpoint: null }, [entry], end, why !== "")
    }),
    links: (entries: ReadonlyArray<ChainEntry>, end: End) =>
      Effect.flatMap(present, ({ tip }) => writeLinks(tip, entries, end, false)),
    key: (entry: Extract<ChainEntry, { readonly _tag: "KeyAdded" }>) =>
      Effect.flatMap(present, ({ tip, end }) => writeLinks(tip, [entry], withKey(end, entry), false)),
    decision: (entry: ChainEntry, end: End, tip: Tip) => writeLinks(tip, [entry], end, true),
    signed: (checkpoint: AuditCheckpoint) =>
      Effect.flatMap(present, ({ tip, end }) =>
        write({ _tag: "Signed", v: 1, checkpoint, end }, { checkpoint, hasUnsignedDecision: false }, tip.seq)
      )
  }
}
