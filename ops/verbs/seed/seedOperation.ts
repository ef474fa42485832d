/** Loads the project's own sample chat. Loading it again adds nothing. */
import { Schema, Stream } from "effect"
import { sampleChat } from "./sampleChat.ts"
import { storeMessages } from "../import/importOperation.ts"
import { operation } from "../operation.ts"

export const seed = operation({
  name: "seed",
  input: Schema.Struct({}),
  run: () => Stream.fromIterable(sampleChat()).pipe(Stream.mapEffect((piece) => storeMessages(piece, "import")))
})
