/** Signs the end of the chain, and adds the keys that sign it. */
import { Clock, Duration, Effect } from "effect"
import { failBroken, fault } from "../check/fault.ts"
import { checkpointDigest, endorsed, signedText } from "../links/link.ts"
import type { SigningKey } from "../links/signing.ts"
import { roomOf } from "./build.ts"
import type { SigningKeys } from "./keys.ts"
import { now, type Pen } from "./pen.ts"

/** The longest time between two checkpoints, with or without new commits. */
const checkpointAge = Duration.days(1)

export type Signer = ReturnType<typeof makeSigner>

export const makeSigner = (pen: Pen, keys: SigningKeys) => {
  const addKey = Effect.fnUntraced(function* (key: SigningKey, endorser: SigningKey) {
    const { end } = yield* pen.present
    const at = yield* now
    const text = endorsed(end.installation, Buffer.from(key.publicKey, "base64"), at)
    yield* pen.key({ _tag: "KeyAdded", publicKey: key.publicKey, at, endorsement: endorser.sign(text) })
    return key
  })
  /** The key that signs now. The first one is created when it is needed. */
  const signingKey = Effect.gen(function* () {
    const { end } = yield* pen.present
    const all = yield* keys.all
    const publicKey = end.keys.at(-1)
    if (publicKey === undefined) {
      const key = all.at(-1) ?? (yield* keys.create)
      return yield* addKey(key, key)
    }
    const found = all.find((key) => key.publicKey === publicKey)
    return found ?? (yield* failBroken(fault("key-foreign", end.position, "the signing key of the chain is missing")))
  })
  const checkpoint = Effect.gen(function* () {
    const key = yield* signingKey
    const { tip, end } = yield* pen.present
    const { installation, position, commits, link } = end
    const before = tip.checkpoint === null ? null : checkpointDigest(tip.checkpoint)
    const number = (tip.checkpoint?.number ?? 0) + 1
    const unsigned = { installation, number, position, commits, link, at: yield* now, key: key.fingerprint, before }
    yield* pen.signed({ ...unsigned, signature: key.sign(signedText(unsigned)) })
  })
  return {
    checkpoint,
    /** Signs when it is due. The first commits are signed at once, so that the chain has a key from the start. */
    checkpointIfDue: Effect.gen(function* () {
      const { tip, end } = yield* pen.present
      const time = yield* Clock.currentTimeMillis
      const since = tip.checkpoint === null ? null : time - Date.parse(tip.checkpoint.at)
      const isOld = since === null ? end.commits > 0 : since >= Duration.toMillis(checkpointAge)
      if (tip.hasUnsignedDecision || isOld || roomOf(end, tip.checkpoint) <= 0) yield* checkpoint
    }),
    /** Adds another key, signed by the present one; returns its fingerprint. */
    newKey: Effect.gen(function* () {
      const endorser = yield* signingKey
      return (yield* addKey(yield* keys.create, endorser)).fingerprint
    })
  }
}
