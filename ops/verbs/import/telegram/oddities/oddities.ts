/**
 * Kinds of messages that real exports hold and that a reader may trip over. Written for the tests. A message is its JSON as
 * Telegram Desktop writes it, without the fields that every message has.
 */
import type { ImportedMessage } from "../../source/source.ts"

export interface Oddity {
  readonly called: string
  /** JSON between the braces of the message. `id`, `date` and the sender are added unless they are here. */
  readonly json: string
  /** The fields that are read; null when the message is left out. */
  readonly read: Partial<ImportedMessage> | null
  /** The kinds of the loss report. */
  readonly lost?: ReadonlyArray<string>
}

const file = (more: string, caption = "") => `"type":"message","text":"${caption}","text_entities":[],${more}`

export const textOddities: ReadonlyArray<Oddity> = [
  {
    called: "a control character as Telegram Desktop writes it",
    json: String.raw`"text":"step\x0Btwo"`,
    read: { text: "step\u000btwo" }
  },
  { called: "an escaped backslash before an x", json: String.raw`"text":"C:\\x0B"`, read: { text: "C:\\x0B" } },
  { called: "a NUL", json: String.raw`"text":"a\x00b"`, read: { text: "a\ufffdb" } },
  { called: "half a surrogate pair", json: String.raw`"text":"a\ud83d"`, read: { text: "a\ufffd" } },
  { called: "a text with U+200F", json: `"text":"שלום\u200f"`, read: { text: "שלום\u200f" } },
  { called: "no type", json: `"text":"old"`, read: { text: "old" } },
  {
    called: "text_entities alone",
    json: `"text_entities":[{"type":"plain","text":"new "},{"type":"bold","text":"shape"}]`,
    read: { text: "new shape" }
  },
  { called: "a text that is a number", json: `"text":5`, read: { text: "5" } },
  { called: "a text that is one part", json: `"text":{"type":"bold","text":"one"}`, read: { text: "one" } },
  { called: "a text of an unknown shape", json: `"text":{"lines":["a"]}`, read: null, lost: ["unreadable text"] },
  {
    called: "a list with an unknown part",
    json: `"text":["kept ",{"type":"widget"},null,"too"]`,
    read: { text: "kept too" }
  },
  {
    called: "the address of a link",
    json: `"text":["see ",{"type":"text_link","text":"the plan","href":"https://pier.example/plan"}]`,
    read: { text: "see [the plan](https://pier.example/plan)", formerText: "see the plan" }
  },
  {
    called: "a quotation",
    json: `"text":[{"type":"blockquote","text":"ship it\\non Monday","collapsed":false},"no"]`,
    read: { text: "> ship it\n> on Monday\nno", formerText: "ship it\non Mondayno" }
  },
  {
    called: "a person who is mentioned by name",
    json: `"text":[{"type":"mention_name","text":"Ann","user_id":77}," look"]`,
    read: { text: "Ann look" }
  },
  {
    called: "an own emoji",
    json: `"text":[{"type":"custom_emoji","text":"🔥","document_id":"stickers/x.webp"}]`,
    read: { text: "🔥" }
  },
  {
    called: "a text of 50,000 characters",
    json: `"text":"${"x".repeat(50_000)}"`,
    read: { text: `${"x".repeat(39_999)}…` },
    lost: ["the end of a long text"]
  },
  { called: "an empty text", json: `"text":""`, read: null, lost: ["empty"] }
]

export const mediaOddities: ReadonlyArray<Oddity> = [
  {
    called: "a message that Telegram Desktop could not export",
    json: `"type":"unsupported"`,
    read: null,
    lost: ["unsupported by Telegram Desktop"]
  },
  {
    called: "a poll",
    json: `"text":"","poll":{"question":["When?"],"closed":false,"total_voters":3,"answers":[{"text":"Mon","voters":2,"chosen":true},{"text":["Tue"],"voters":1,"chosen":false}]}`,
    read: { text: "📊 When?\n- Mon (2)\n- Tue (1)" }
  },
  {
    called: "a checklist",
    json: `"text":"","todo_list":{"title":["Trip"],"others_can_append":true,"answers":[{"text":["Tickets"],"id":1},{"text":"Tent","id":2}]}`,
    read: { text: "☑ Trip\n- [ ] Tickets\n- [ ] Tent" }
  },
  {
    called: "items that were added to a checklist",
    json: `"type":"service","actor":"Ann","actor_id":"user7","action":"todo_append_tasks","items":[{"text":["Map"],"id":3}],"text":""`,
    read: { text: "☑\n- [ ] Map", from: "7" }
  },
  {
    called: "ticked items of a checklist",
    json: `"type":"service","actor":"Ann","actor_id":"user7","action":"todo_completions","completed":[1],"incompleted":[],"text":""`,
    read: null,
    lost: ["service todo_completions"]
  },
  {
    called: "a sticker",
    json: file(`"file":"stickers/s.webp","media_type":"sticker","sticker_emoji":"👍"`),
    read: { text: "👍" }
  },
  {
    called: "a voice message",
    json: file(`"file":"voice_messages/a.ogg","file_size":42300,"media_type":"voice_message","duration_seconds":75`),
    read: { text: "🎤 (1:15, 42 kB)" }
  },
  {
    called: "a file that was not exported",
    json: file(
      `"file":"(File not included. Change data exporting settings to download.)","file_name":"offer.pdf","file_size":1240000`,
      "our offer"
    ),
    read: { text: "our offer\n📎 offer.pdf (1.2 MB)", formerText: "our offer" }
  },
  { called: "a file without a name", json: file(`"file":"files/plan.txt"`), read: { text: "📎 plan.txt" } },
  {
    called: "a picture with a caption",
    json: file(`"photo":"photos/p.jpg","photo_file_size":120000,"width":1,"height":1`, "the poster"),
    read: { text: "the poster\n🖼 (120 kB)", formerText: "the poster" }
  },
  {
    called: "a song",
    json: file(`"file":"files/a.mp3","media_type":"audio_file","performer":"Pier","title":"Fog","duration_seconds":61`),
    read: { text: "🎵 Pier — Fog (1:01)" }
  },
  {
    called: "a contact",
    json: file(`"contact_information":{"first_name":"Ann","last_name":"","phone_number":"+1 2"}`),
    read: { text: "👤 Ann +1 2" }
  },
  {
    called: "a place",
    json: file(`"place_name":"Pier","address":"Quay 1","location_information":{"latitude":50.1,"longitude":30.2}`),
    read: { text: "📍 Pier, Quay 1, 50.1, 30.2" }
  },
  { called: "a place that is not known", json: file(`"location_information":null`), read: { text: "📍" } },
  {
    called: "a game",
    json: file(`"game_title":"Fog","game_description":"Find it"`),
    read: { text: "🎮 Fog: Find it" }
  },
  {
    called: "an invoice, whose object is written as a text",
    json: file(String.raw`"invoice_information":"{\n \"title\": \"Rent\"\n}"`),
    read: { text: '🧾 { "title": "Rent" }' }
  },
  { called: "a giveaway", json: file(`"giveaway_information":{"quantity":3}`), read: { text: "🎁" } },
  {
    called: "reactions",
    json: `"text":"ok","reactions":[{"type":"emoji","count":2,"emoji":"👍"}]`,
    read: { text: "ok" },
    lost: ["reactions"]
  },
  {
    called: "buttons, which only bots have",
    json: `"from":"Checker","from_id":"user900","text":"Deployed","inline_bot_buttons":[[{"type":"url","text":"Open"}]]`,
    read: { text: "Deployed", bot: true },
    lost: ["buttons"]
  }
]
