/** Pages of HTML have no chat number, so a chat that is stored already would be stored again. */
import { Effect, Schema, Stream } from "effect"
import { allChats } from "../../../../projections/reads/retention/oldMessages.ts"
import { NaturalKeys } from "../../../../streams/sealing/naturalKeys.ts"
import { requestWithTables } from "../../../control/request.ts"
import type { Settings } from "../../../settings/settings.ts"
import { operation } from "../../operation/operation.ts"
import { ImportedChat } from "../source/source.ts"
import { freshRead } from "../store/freshRead.ts"
import { importedIds } from "../store/importedIds.ts"

/** Another stored chat has the name of the chat in the pages. Nothing was stored. */
export class ChatIsStored extends Schema.TaggedError<ChatIsStored>()("ChatIsStored", { title: Schema.String }) {
  override get message() {
    return `a chat with the name ${JSON.stringify(this.title)} is stored already. If it is the same one, add --chat-number with its number, which result.json has as "id"; messages that are stored are then found. If it is another one, add --chat-number none. Nothing was stored.`
  }
}

/** Counts the stored chats with this name, without the one that an earlier import of the same pages has stored. */
export const namesakesOperation = operation({
  name: "import-namesakes",
  input: ImportedChat,
  run: ({ id, title }) =>
    Stream.fromEffect(
      Effect.gen(function* () {
        const { chat } = importedIds(yield* NaturalKeys, id)
        return (yield* freshRead(allChats)).filter((each) => each.title === title && each.id !== chat).length
      })
    )
})

export const noNamesake = (settings: Settings, chats: ReadonlyArray<ImportedChat>) =>
  Effect.forEach(
    chats,
    ({ id, title }) =>
      requestWithTables(settings, namesakesOperation, { id, title }).pipe(
        Stream.runForEach((count) => (count === 0 ? Effect.void : Effect.fail(new ChatIsStored({ title }))))
      ),
    { discard: true }
  )
