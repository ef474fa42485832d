/** Stores the project's sample chat. A second run stores nothing. */
import { Schema, Stream } from "effect"
import { sampleChat } from "./sampleChat.ts"
import { storeMessages } from "../import/store/storeMessages.ts"
import { operation } from "../operation/operation.ts"

export const seedOperation = operation({
  name: "seed",
  input: Schema.Struct({}),
  run: () => Stream.fromIterable(sampleChat()).pipe(Stream.mapEffect((piece) => storeMessages(piece, "import")))
})
