/** The ids that an import gives to a chat, its people and its messages. They are the same at every import. */
import type { Request } from "../../../../commands/commandBus.ts"
import { operator } from "../../../../commands/rights/operator.ts"
import { ActorId, ChatId, MessageId, PersonId, personActor } from "../../../../domain/ids.ts"
import { hash } from "../../../../streams/commit/identity.ts"
import type { NaturalKeys } from "../../../../streams/sealing/naturalKeys.ts"
import type { ImportedMessage } from "../source/source.ts"

export const importedIds = (keys: NaturalKeys["Service"], chat: string) => ({
  chat: ChatId.make(keys.idFor("telegram-chat", chat)),
  /** The keyed hash by which a Telegram user is linked with a person. */
  user: (from: string) => keys.idFor("telegram-user", from),
  person: (from: string) => personActor(PersonId.make(keys.idFor("telegram-user", from))),
  /** The channel or group that an export names as the sender; null for another sender. */
  channel: (from: string): ActorId | null => {
    const [, number] = /^channel(\d+)$/u.exec(from) ?? []
    return number === undefined ? null : ActorId.make(`chat:${keys.idFor("telegram-chat", number)}`)
  },
  message: (id: string) => MessageId.make(keys.idFor("telegram-message", chat, id)),
  /**
   * The ids of a message whose number another message has already. The first one holds no author and no text, so that an edit
   * and an export without ids of people find the message again. The second one is for two messages of one moment.
   */
  clashes: ({ id, from, sentAt, text }: ImportedMessage) => [
    MessageId.make(keys.idFor("telegram-message", chat, id, sentAt)),
    MessageId.make(keys.idFor("telegram-message", chat, id, from, sentAt, text))
  ],
  /**
   * The request of a command about this content: a chat, person or message that changed since an earlier export is a new
   * command. The key is keyed, because it is made of texts and names; the key of earlier versions was a plain hash.
   */
  request: (...content: ReadonlyArray<string>): Request => ({
    actor: operator,
    key: keys.idFor("import", ...content),
    formerKey: hash(26, ...content)
  })
})
export type ImportedIds = ReturnType<typeof importedIds>
