/** The settings of chats. Their list is in `insight`, because it counts messages that no extraction has read. */
import { Command, RetentionDays } from "../../../../domain/chat/chat.ts"
import { resource } from "../../api/commandOperations.ts"
import { placeById } from "../../api/place.ts"

export const chatOperations = resource("chats", placeById("chat", "/chats", Command), {
  consent: ["GiveConsent", {}, "New messages of the chat are stored from now on. The chat must have agreed to it."],
  mute: ["MuteChat", {}, "New messages of the chat are not stored any more. Those that were stored stay."],
  retention: [
    "SetRetention",
    { days: RetentionDays },
    "Permanently erases the messages of the chat that are older than this number of days, as `redact` does for one message. With null, no message is erased. Titles and statements that a person has written stay."
  ]
})
