/** Odd senders, times, numbers and types of messages. See `oddities.ts`. */
import type { Oddity } from "./oddities.ts"

export const senderOddities: ReadonlyArray<Oddity> = [
  {
    called: "a name of U+3164",
    json: `"from":"\u3164","from_id":"user31","text":"a"`,
    read: { name: "User 31", from: "31" }
  },
  {
    called: "a name of U+200B and an id of a thousand digits",
    json: `"from":"\u200b","from_id":"user${"9".repeat(1_000)}","text":"a"`,
    read: { name: `User ${"9".repeat(40)}` }
  },
  { called: "a name of U+200B", json: `"from":"\u200b","from_id":"user32","text":"a"`, read: { name: "User 32" } },
  { called: "a name with U+061C", json: `"from":"A\u061cnn","from_id":"user33","text":"a"`, read: { name: "Ann" } },
  {
    called: "a name of two lines",
    json: String.raw`"from":"Ann\nSmith","from_id":"user34","text":"a"`,
    read: { name: "Ann Smith" }
  },
  {
    called: "a deleted account",
    json: `"from":null,"from_id":"user35","text":"a"`,
    read: { name: "Deleted account", from: "35" }
  },
  { called: "an id that is a number", json: `"from":"Ann","from_id":36,"text":"a"`, read: { from: "36" } },
  {
    called: "a channel as the sender",
    json: `"from":"News","from_id":"channel37","text":"a"`,
    read: { from: "channel37" }
  },
  {
    called: "a sender without an id",
    json: `"from":"Zed","from_id":null,"text":"a"`,
    read: { from: "name:Zed", name: "Zed" }
  },
  { called: "no sender", json: `"from":null,"from_id":null,"text":"a"`, read: null, lost: ["without an author"] },
  {
    called: "forwarded words of a person outside",
    json: `"forwarded_from":"Olga P.","text":"a"`,
    read: { from: "forwarded:Olga P.", name: "Olga P.", broughtBy: { from: "1", name: "Ann" } }
  },
  {
    called: "forwarded words of a sender of the chat",
    json: `"forwarded_from":"Zed","text":"a"`,
    read: { from: "name:Zed", name: "Zed", broughtBy: { from: "1", name: "Ann" } }
  },
  {
    called: "own words that were forwarded",
    json: `"forwarded_from":"Ann","text":"a"`,
    read: { from: "1", name: "Ann" }
  },
  {
    called: "forwarded words of a deleted account",
    json: `"forwarded_from":null,"text":"a"`,
    read: { from: "forwarded:Deleted account", broughtBy: { from: "1", name: "Ann" } }
  },
  { called: "a bot", json: `"from":"Standup Bot","from_id":"user38","text":"a"`, read: { bot: true } },
  {
    called: "a surname that ends in bot",
    json: `"from":"Jo Talbot","from_id":"user39","text":"a"`,
    read: { name: "Jo Talbot" }
  }
]

export const frameOddities: ReadonlyArray<Oddity> = [
  { called: "an id that is a text", json: `"id":"41","text":"a"`, read: { id: "41" } },
  { called: "a negative id, of the group before", json: `"id":-999999958,"text":"a"`, read: { id: "-999999958" } },
  {
    called: "no id",
    json: `"id":null,"text":"a"`,
    read: { id: '["content","1","2026-09-01T09:00:00.000Z","a"]' }
  },
  {
    called: "seconds that are a number",
    json: `"date_unixtime":1788253260,"text":"a"`,
    read: { sentAt: "2026-09-01T09:01:00.000Z" }
  },
  {
    called: "no exact time",
    json: `"date":"2026-09-01T11:00:00","date_unixtime":null,"text":"a"`,
    read: { sentAt: "2026-09-01T11:00:00.000Z" }
  },
  {
    called: "exact seconds that are no number",
    json: `"date":"2026-09-01T11:00:00","date_unixtime":"soon","text":"a"`,
    read: { sentAt: "2026-09-01T11:00:00.000Z" }
  },
  {
    called: "a day that does not exist",
    json: `"date":"2026-02-31T10:00:00","date_unixtime":null,"text":"a"`,
    read: null,
    lost: ["unreadable date"]
  },
  {
    called: "a year that is not possible",
    json: `"date":"2150-01-01T10:00:00","date_unixtime":"5680317600","text":"a"`,
    read: null,
    lost: ["unreadable date"]
  },
  {
    called: "an edit",
    json: `"edited":"2026-09-01T12:00:00","edited_unixtime":"1788253320","text":"a"`,
    read: { editedAt: "2026-09-01T09:02:00.000Z" }
  },
  { called: "an answer", json: `"reply_to_message_id":"12","text":"a"`, read: { replyTo: "12" } },
  {
    called: "an answer to a message of another chat",
    json: `"reply_to_message_id":12,"reply_to_peer_id":"channel9","text":"a"`,
    read: { replyTo: null },
    lost: ["the answer to a message of another chat"]
  },
  {
    called: "a pinned message",
    json: `"type":"service","actor":"Ann","action":"pin_message","message_id":1,"text":""`,
    read: null,
    lost: ["service pin_message"]
  },
  {
    called: "an unknown action",
    json: `"type":"service","action":"teleport","text":""`,
    read: null,
    lost: ["service teleport"]
  },
  {
    called: "an action without a type",
    json: `"action":"invite_members","members":[null],"text":""`,
    read: null,
    lost: ["service invite_members"]
  },
  {
    called: "an unknown type with a text",
    json: `"type":"scroll","text":"a"`,
    read: { text: "a" },
    lost: ["the type scroll"]
  },
  {
    called: "an unknown type without a text",
    json: `"type":"scroll","text":""`,
    read: null,
    lost: ["unknown type scroll"]
  },
  { called: "a field called __proto__", json: `"__proto__":{"text":"no"},"text":"a"`, read: { text: "a" } }
]

/** Entries of the list that are no messages. */
export const noMessages: ReadonlyArray<string> = ["null", "7", '"text"', "[]"]
