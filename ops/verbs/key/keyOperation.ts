/** Changes the master key. The running product does it, because it has the keys in memory. */
import { Effect, Schema, Stream } from "effect"
import { Keyring } from "../../../streams/sealing/keyring.ts"
import { operation } from "../operation/operation.ts"

export const rotateKeyOperation = operation({
  name: "rotate-key",
  input: Schema.Struct({}),
  run: () => Stream.unwrap(Effect.map(Keyring, ({ rotate }) => rotate))
})
