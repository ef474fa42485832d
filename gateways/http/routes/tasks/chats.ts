/** The settings of chats. Their list is in `insight`, because it counts messages that no extraction has read. */
import { Command, RetentionDays } from "../../../../domain/chat/chat.ts"
import { resource } from "../../api/commandOperations.ts"
import { placeById } from "../../api/place.ts"

export const chatOperations = resource("chats", placeById("chat", "/chats", Command), {
  retention: [
    "SetRetention",
    { days: RetentionDays },
    "Erases the messages of the chat when they are older than this number of days, for ever, as `redact` does for one message. With null, they are kept for ever. Titles and statements that a person has worded stay."
  ]
})
