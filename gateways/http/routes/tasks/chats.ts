/** The settings of chats. Their list is in `insight`, because it counts messages that no extraction has read. */
import { Schema } from "effect"
import { Command, RetentionDays } from "../../../../domain/chat/chat.ts"
import { resource } from "../../api/commandOperations.ts"
import { placeById } from "../../api/place.ts"

export const chatOperations = resource("chats", placeById("chat", "/chats", Command), {
  approve: ["ApproveChat", {}, "The bot serves the members of the chat from now on. Only for owners."],
  refuse: ["RefuseChat", {}, "The bot leaves a chat that waits for an owner. Only for owners."],
  proposals: [
    "ShowProposals",
    { shown: Schema.Boolean },
    "Proposals for tasks that follow from the chat's messages are shown in the chat by the bot, five at a time. Those that are shown stay."
  ],
  consent: ["GiveConsent", {}, "New messages of the chat are stored from now on. The chat must have agreed to it."],
  mute: ["MuteChat", {}, "New messages of the chat are not stored any more. Those that were stored stay."],
  retention: [
    "SetRetention",
    { days: RetentionDays },
    "Permanently erases the messages of the chat that are older than this number of days, as `redact` does for one message. With null, no message is erased. Titles and statements that a person has written stay."
  ]
})
