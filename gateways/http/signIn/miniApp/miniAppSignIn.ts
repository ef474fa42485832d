/**
 * Signs in the person who has opened the Mini App in Telegram. Telegram's signed statement is exchanged once for a session.
 *
 * The client sends a nonce of its own, from which the secret of the session is derived. So a client that lost the answer gets the
 * same session again, and a copy of the statement alone, which stays in the address of the page, opens none.
 */
import { Clock, Context, Effect, Layer, Redacted, Result } from "effect"
import type { StreamUnavailable } from "../../../../streams/errors.ts"
import { Buckets } from "../../../../streams/ports/bucket.ts"
import { NaturalKeys } from "../../../../streams/sealing/naturalKeys.ts"
import { appSecretOf } from "../../entry/appSession.ts"
import { derivedFrom } from "../flow/flows.ts"
import type { SignInReason } from "../flow/refusal.ts"
import { hashOf } from "../secrets.ts"
import { type InitDataFault, verifyInitData } from "./initData.ts"

/** A statement that was verified, and not used by another client before. */
export interface AppOpening {
  /** The keyed hash of the Telegram user. */
  readonly telegram: string
  /** The secret of the session. */
  readonly secret: string
  /** True when this client has had the session before. It may have ended since. */
  readonly isRepeated: boolean
  /** Call when the session is open: from then on a repetition does not open it again. */
  readonly done: Effect.Effect<void, StreamUnavailable>
}

export class MiniAppSignIn extends Context.Service<
  MiniAppSignIn,
  {
    /** Fails with the reason of the refusal. A repetition by the same client, with the same nonce, is safe. */
    readonly exchange: (
      initData: string,
      nonce: string
    ) => Effect.Effect<Result.Result<AppOpening, SignInReason>, StreamUnavailable>
  }
>()("tracker/gateways/http/MiniAppSignIn") {
  /** `token`: of the bot, read for each statement, because an owner may change it; null without a bot. */
  static readonly layer = ({ token: present }: { readonly token: Effect.Effect<Redacted.Redacted | null> }) =>
    Layer.effect(
      MiniAppSignIn,
      Effect.gen(function* () {
        // Used statements are remembered for the 10 minutes of the bucket, which is longer than they are valid.
        const bucket = yield* (yield* Buckets).open("SIGN_INS")
        const { idFor } = yield* NaturalKeys
        return MiniAppSignIn.of({
          exchange: Effect.fnUntraced(function* (initData, nonce) {
            const token = yield* present
            if (token === null) return Result.fail("no-bot")
            const verified = verifyInitData(initData, Redacted.value(token), yield* Clock.currentTimeMillis)
            if (Result.isFailure(verified)) return Result.fail(reasons[verified.failure])
            const { user, hash } = verified.success
            const entry = `mini-app.${hashOf(hash)}`
            const mine = hashOf(`${nonce}.${hash}`)
            const opening = {
              telegram: idFor("telegram-user", user),
              secret: appSecretOf(derivedFrom(nonce, hash)),
              done: Effect.asVoid(bucket.put(entry, Buffer.from(`${opened}${mine}`)))
            }
            if (yield* bucket.create(entry, Buffer.from(mine))) return Result.succeed({ ...opening, isRepeated: false })
            const before = Buffer.from((yield* bucket.get(entry))?.value ?? []).toString()
            if (before === mine) return Result.succeed({ ...opening, isRepeated: false })
            return before === `${opened}${mine}`
              ? Result.succeed({ ...opening, isRepeated: true })
              : Result.fail("app-data-used")
          })
        })
      })
    )
}

/** Marks an entry whose session was opened. */
const opened = "opened."

const reasons: { readonly [F in InitDataFault]: SignInReason } = {
  invalid: "app-data-invalid",
  old: "app-data-old",
  early: "app-data-old"
}
