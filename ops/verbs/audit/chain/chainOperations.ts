/** The product's half of the verbs of the audit chain. */
import { Effect, Queue, Schema, Stream } from "effect"
import { operator } from "../../../../commands/rights/operator.ts"
import { Reason } from "../../../../domain/text/text.ts"
import { AuditChain } from "../../../../streams/chain/auditChain.ts"
import type { BundleLine } from "../../../../streams/chain/bundle.ts"
import { AuditCheckpoint } from "../../../../streams/chain/links/entry.ts"
import type { AuditReport } from "../../../../streams/chain/verify.ts"
import { AccessLog } from "../../../../streams/ports/accessLog.ts"
import { operation } from "../../operation/operation.ts"

/** A position that was compared, or the report, which comes last. */
export type VerifyLine = { readonly position: number; readonly head: number } | { readonly report: AuditReport }

type Failure = { readonly message: string }

/** Checks the chain and the log, from the beginning or from a checkpoint. Changes nothing but the access log. */
export const verifyOperation = operation({
  name: "audit-verify",
  input: Schema.Struct({ from: Schema.NullOr(Schema.Union([Schema.Int, AuditCheckpoint])) }),
  run: ({ from }) =>
    Stream.callback<VerifyLine, Failure, AuditChain | AccessLog>((queue) =>
      Effect.gen(function* () {
        yield* (yield* AccessLog).record({ _tag: "AuditRead", actor: operator, what: "audit-chain" })
        const chain = yield* AuditChain
        const report = yield* chain.verify(from, (position, head) =>
          Effect.asVoid(Queue.offer(queue, { position, head }))
        )
        yield* Queue.offer(queue, { report })
        yield* Queue.end(queue)
      }).pipe(Effect.catch((error) => Queue.fail(queue, error)))
    )
})

/** Links and signs everything that the log has now, and answers with the lines of a bundle. */
export const bundleOperation = operation({
  name: "audit-bundle",
  input: Schema.Struct({}),
  run: (): Stream.Stream<BundleLine, Failure, AuditChain | AccessLog> =>
    Stream.unwrap(
      Effect.gen(function* () {
        yield* (yield* AccessLog).record({
          _tag: "Exported",
          actor: operator,
          what: "audit-bundle",
          from: null,
          to: null
        })
        const chain = yield* AuditChain
        yield* chain.sign
        return chain.bundle
      })
    )
})

/** States in the chain that the log or the chain was given up, and why. Answers false when both agree. */
export const acceptOperation = operation({
  name: "audit-accept",
  input: Schema.Struct({ because: Reason }),
  run: ({ because }) => Stream.fromEffect(Effect.flatMap(AuditChain, ({ accept }) => accept(because)))
})

export interface SigningKeyLine {
  readonly publicKey: string
  readonly fingerprint: string
}

/** The signing keys, oldest first; with `rotate`, after another one was added. */
export const signingKeyOperation = operation({
  name: "audit-key",
  input: Schema.Struct({ rotate: Schema.Boolean }),
  run: ({ rotate }) =>
    Stream.unwrap(
      Effect.gen(function* () {
        const chain = yield* AuditChain
        if (rotate) yield* chain.rotate
        return Stream.fromIterable((yield* chain.publicKeys) satisfies ReadonlyArray<SigningKeyLine>)
      })
    )
})
