/** The part of `tt import` that the product runs: it stores a part of a chat, and nothing twice. */
import { Schema, Stream } from "effect"
import { operation } from "../operation/operation.ts"
import { ImportedChat, ImportedMessage } from "./source/source.ts"
import { storeMessages } from "./store/storeMessages.ts"

const Input = Schema.Struct({
  chat: ImportedChat,
  messages: Schema.Array(ImportedMessage).check(Schema.isMaxLength(500))
})

export const importOperation = operation({
  name: "import-chat",
  input: Input,
  run: (input) => Stream.fromEffect(storeMessages(input, "import"))
})
