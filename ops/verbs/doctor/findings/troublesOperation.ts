/** The present troubles of the running product, for `tt doctor`: unlike the inspection, it waits for nothing. */
import { Effect, Schema, Stream } from "effect"
import { named, Troubles } from "../../../../streams/troubles.ts"
import { operation } from "../../operation/operation.ts"

export const troublesOperation = operation({
  name: "troubles",
  input: Schema.Struct({}),
  run: () => Stream.fromEffect(Effect.flatMap(Troubles, ({ current }) => current).pipe(Effect.map(named)))
})
