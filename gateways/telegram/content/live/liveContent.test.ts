import { describe, expect, test } from "vitest"
import type { TelegramMessage } from "../../inbox/update.ts"
import { forwardOriginOf } from "../forwarded.ts"
import { liveText } from "./liveContent.ts"
import { stableText } from "../stableText.ts"

const message = (more: Partial<TelegramMessage>): TelegramMessage => ({
  message_id: 7,
  chat: { id: -5, type: "group" },
  date: 0,
  ...more
})

describe("the text of a live message", () => {
  test.each([
    [
      { text: "see the plan", entities: [{ type: "text_link", offset: 8, length: 4, url: "https://pier.example" }] },
      "see the [plan](https://pier.example)"
    ],
    [{ text: "ship it", entities: [{ type: "expandable_blockquote", offset: 0, length: 7 }] }, "> ship it"],
    [{ caption: "the poster", photo: [{ file_size: 900 }, { file_size: 120_000 }] }, "the poster\n🖼 (120 kB)"],
    [{ voice: { duration: 75, file_size: 42_300 } }, "🎤 (1:15, 42 kB)"],
    [
      { caption: "our offer", document: { file_name: "offer.pdf", file_size: 1_240_000 } },
      "our offer\n📎 offer.pdf (1.2 MB)"
    ],
    [{ animation: { duration: 3 }, document: { file_name: "a.mp4" } }, "🎞 (0:03)"],
    [{ audio: { performer: "Pier", title: "Fog", duration: 61 } }, "🎵 Pier — Fog (1:01)"],
    [{ video: { file_name: "tour.mp4" } }, "🎬 tour.mp4"],
    [{ video_note: { duration: 9 } }, "📹 (0:09)"],
    [{ sticker: { emoji: "👍" } }, "👍"],
    [
      { poll: { question: "When?", options: [{ text: "Mon", voter_count: 2 }, { text: "Tue" }] } },
      "📊 When?\n- Mon (2)\n- Tue (0)"
    ],
    [
      { checklist: { title: "Trip", tasks: [{ text: "Tickets", completion_date: 5 }, { text: "Tent" }] } },
      "☑ Trip\n- [x] Tickets\n- [ ] Tent"
    ],
    [{ checklist_tasks_added: { tasks: [{ text: "Map" }] } }, "☑\n- [ ] Map"],
    [{ contact: { first_name: "Ann", phone_number: "+1 2" } }, "👤 Ann +1 2"],
    [{ location: { latitude: 50.1, longitude: 30.2 } }, "📍 50.1, 30.2"],
    [
      { venue: { title: "Pier", address: "Quay 1" }, location: { latitude: 50.1, longitude: 30.2 } },
      "📍 Pier, Quay 1, 50.1, 30.2"
    ],
    [{ dice: { emoji: "🎯", value: 4 } }, "🎯 4"],
    [{ game: { title: "Fog" }, invoice: { title: "Rent" } }, "🎮 Fog\n🧾 Rent"],
    [{}, ""]
  ] satisfies ReadonlyArray<readonly [Partial<TelegramMessage>, string]>)("of %j", (content, text) =>
    expect(liveText(message(content))).toBe(text)
  )
})

test.each([
  [undefined, null],
  [
    { type: "user", sender_user: { id: 5, first_name: "Olga" } },
    { is: "user", user: { id: 5, first_name: "Olga" } }
  ],
  [
    { type: "hidden_user", sender_user_name: "Olga\u202e P." },
    { is: "name", name: "Olga P." }
  ],
  [
    { type: "channel", chat: { id: -1, title: "News" } },
    { is: "name", name: "News" }
  ],
  [
    { type: "hidden_user", sender_user_name: "\u3164" },
    { is: "name", name: "Deleted account" }
  ]
])("the author of words with the origin %j is %j", (origin, author) => expect(forwardOriginOf(origin)).toEqual(author))

describe("one message as it is written at two readings", () => {
  test.each([
    ["📊 When?\n- Mon (2)", "📊 When?\n- Mon (5)"],
    ["☑ Trip\n- [ ] Tent", "☑ Trip\n- [x] Tent"],
    ["a\n📎 offer.pdf (1 kB)", "a\n📎 (File not included)"],
    ["see [the plan](https://a.example)", "see the plan"],
    ["> ship it\nno", "ship it no"]
  ])("%j and %j are the same", (one, other) => expect(stableText(one)).toBe(stableText(other)))
  test.each([
    ["Buy milk", "Buy tea"],
    ["📎 a.pdf", "🎤 (0:01)"],
    ["- Mon (2)", "- Tue (2)"]
  ])("%j and %j are not", (one, other) => expect(stableText(one)).not.toBe(stableText(other)))
})
