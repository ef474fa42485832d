import { Context, Effect, Layer } from "effect"
import { LRUCache } from "lru-cache"
import { createHmac } from "node:crypto"
import { hash } from "../commit/identity.ts"
import { Keyring } from "./keyring.ts"
import { whileStarting } from "./whileStarting.ts"

/** The ids that are remembered: one message asks for the ids of its chat and its author several times. */
const mostIds = 5000

/**
 * Turns a natural key (a Telegram id, a chat's message number) into an opaque id. It never changes within an installation,
 * and says nothing outside it.
 */
export class NaturalKeys extends Context.Service<
  NaturalKeys,
  {
    /** A 20-character id. `kind` is a name such as `telegram-user`, `telegram-chat` or `telegram-message`. */
    readonly idFor: (kind: string, ...natural: ReadonlyArray<string>) => string
    /** A secret of 256 bits, base64url. A repeated request gets the same one, so its answer can be lost. */
    readonly secretFor: (kind: string, ...request: ReadonlyArray<string>) => string
  }
>()("tracker/streams/NaturalKeys") {
  static readonly layer = Layer.effect(
    NaturalKeys,
    Effect.gen(function* () {
      const secret = yield* whileStarting((yield* Keyring).keyOf("installation:natural-keys"))
      const keyed = (parts: ReadonlyArray<string>) => createHmac("sha256", secret).update(JSON.stringify(parts))
      const ids = new LRUCache<string, string>({ max: mostIds })
      return NaturalKeys.of({
        idFor: (...parts) => {
          const name = JSON.stringify(parts)
          const known = ids.get(name)
          if (known !== undefined) return known
          const id = hash(20, keyed(parts).digest("hex"))
          ids.set(name, id)
          return id
        },
        secretFor: (...parts) => keyed(["secret", ...parts]).digest("base64url")
      })
    })
  )
}
