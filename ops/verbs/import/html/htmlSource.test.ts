/** Pages of HTML give the messages that the JSON export of the same chat gives. */
import { Effect, Result, Stream } from "effect"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { stableText } from "../../../../gateways/telegram/content/stableText.ts"
import { parseTelegramExport } from "../telegram/telegramSource.ts"
import { openTelegramPages } from "./htmlSource.ts"
import { textOfHtml } from "./textOfHtml.ts"

const folder = mkdtempSync(join(tmpdir(), "html-source-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const page = (...messages: ReadonlyArray<string>) => `<!DOCTYPE html>
<html><head><meta charset="utf-8"/><title>Exported Data</title><script>document.title = "x"</script></head>
<body onload="CheckLocation();">
 <div class="page_wrap">
  <div class="page_header">
   <a class="content block_link" href="../../lists/chats.html"><div class="text bold">
Pier &amp; Sons
   </div></a>
  </div>
  <div class="page_body chat_page"><div class="history">
${messages.join("\n")}
  </div></div>
 </div>
</body></html>`

const said = (
  id: number,
  body: string,
  { joined = false, from = "Ann Bell", time = "19.02.2026 20:03:04 UTC+02:00" } = {}
) => `
     <div class="message default clearfix${joined ? " joined" : ""}" id="message${id}">
${joined ? "" : `<div class="pull_left userpic_wrap"><div class="userpic userpic3"><div class="initials">\nAB\n</div></div></div>`}
      <div class="body">
       <div class="pull_right date details" title="${time}">
20:03
       </div>
${joined ? "" : `<div class="from_name">\n${from} \n       </div>`}
${body}
      </div>
     </div>`
const text = (inner: string) => `       <div class="text">\n${inner}\n       </div>`

const read = async (pages: ReadonlyArray<string>, number: string | null = "71") => {
  const files = pages.map((content, i) => {
    const file = join(folder, `messages${i === 0 ? "" : i + 1}.html`)
    writeFileSync(file, content)
    return file
  })
  const { chats, read } = await Effect.runPromise(openTelegramPages(files, number, () => {}))
  const pieces = await Effect.runPromise(Stream.runCollect(read(new Set([""]))))
  return { chat: chats[0], messages: pieces.flatMap(({ messages }) => messages) }
}
const one = async (body: string) => (await read([page(said(7, body))])).messages[0]

describe("the messages of a page", () => {
  test("have number, name, time in UTC, and answered message", async () => {
    const answer = `<div class="reply_to details">\nIn reply to <a href="#go_to_message5" onclick="return GoToMessage(5)">this message</a>\n</div>`
    const { chat, messages } = await read([page(said(7, answer + text("Paint &lt;it&gt; today")))])
    expect(chat).toMatchObject({ id: "71", title: "Pier & Sons", messages: 1, losses: [] })
    expect(messages).toEqual([
      {
        id: "7",
        from: "name:Ann Bell",
        name: "Ann Bell",
        text: "Paint <it> today",
        sentAt: "2026-02-19T18:03:04.000Z",
        replyTo: "5"
      }
    ])
  })

  test("without a name are of the sender before, also on the next page", async () => {
    const { messages } = await read([
      page(said(1, text("one"), { from: "Bo via @gif" })),
      page(said(2, text("two"), { joined: true }), said(3, text("three")))
    ])
    expect(messages.map(({ name, text }) => [name, text])).toEqual([
      ["Bo", "one"],
      ["Bo", "two"],
      ["Ann Bell", "three"]
    ])
  })

  test("that are forwarded are of their author", async () => {
    const forwarded = `<div class="forwarded body"><div class="from_name">\nIvan Kit<span class="date details" title="18.02.2026 10:00:00 UTC+02:00"> 18.02.2026 10:00:00</span></div>${text("his words")}</div>`
    expect(await one(forwarded)).toMatchObject({
      from: "forwarded:Ivan Kit",
      name: "Ivan Kit",
      broughtBy: { from: "name:Ann Bell", name: "Ann Bell" },
      sentAt: "2026-02-19T18:03:04.000Z",
      text: "his words"
    })
  })

  test("that the product sent itself, and lines between days, are counted or no messages", async () => {
    const service = (id: number, words: string) =>
      `<div class="message service" id="message${id}"><div class="body details">\n${words}\n</div></div>`
    const { chat, messages } = await read([
      page(
        service(-1, "19 February 2026"),
        service(4, "Ann pinned a message"),
        said(5, text("hi")),
        service(6, "This message is not supported by this version of Telegram Desktop.")
      )
    ])
    expect(messages).toHaveLength(1)
    expect(chat?.losses).toEqual([
      { sort: "left-out", kind: "service message", count: 1 },
      { sort: "left-out", kind: "unsupported by Telegram Desktop", count: 1 }
    ])
  })
})

test.each([
  ['see <a href="https://a.example/x">the plan</a> now', "see [the plan](https://a.example/x) now"],
  ['<a href="https://a.example/">https://a.example/</a>', "https://a.example/"],
  [
    '<a href="" onclick="return ShowHashtag(&quot;pier&quot;)">#pier</a> <strong>bold</strong> <em>x</em>',
    "#pier bold x"
  ],
  ['<a href="javascript:alert(1)">click</a>', "click"],
  ["one<br>two<br><br>three", "one\ntwo\n\nthree"],
  ["<blockquote>his words</blockquote>mine", "> his words\nmine"],
  ["<pre>a  b</pre>", "a  b"],
  ["before<script>alert(1)</script> after", "before after"],
  ['<div class="message default" id="message9"><div class="from_name">Eve</div></div>words', "Evewords"],
  ["pay\u202e eciovni", "pay\u202e eciovni"],
  ["../../etc/passwd", "../../etc/passwd"]
])("the text %s is %j", async (inner, written) => expect((await one(text(inner)))?.text).toBe(written))

describe("a thing beside the words has the line of the JSON export, up to its sizes:", () => {
  const media = (classes: string, title: string, status: string, href?: string) =>
    `<div class="media_wrap clearfix"><${href === undefined ? "div" : "a"} class="media clearfix pull_left ${classes}" href="${href ?? ""}"><div class="fill pull_left"></div><div class="body"><div class="title bold">\n${title}\n</div><div class="status details">\n${status}\n</div></div></${href === undefined ? "div" : "a"}></div>`
  const poll = `<div class="media_wrap clearfix"><div class="media_poll"><div class="question bold">\nLunch?\n</div><div class="details">\nAnonymous poll\n</div><div class="answer">\n- Soup <span class="details">2 votes, chosen vote</span>\n</div><div class="answer">\n- Fish\n</div><div class="total details	">\n2 votes\n</div></div></div>`
  test.each([
    [
      "a photo",
      '<div class="media_wrap clearfix"><a class="photo_wrap clearfix pull_left" href="photos/1.jpg"><img class="photo" src="photos/1_thumb.jpg"/></a></div>',
      { photo: "photos/1.jpg", photo_file_size: 9 }
    ],
    [
      "a photo that is not included",
      media("media_photo", "Photo", "1280x720, 100.5 KB"),
      { photo: "(File not included)" }
    ],
    [
      "a file",
      media("media_file", "offer.pdf", "1.2 MB", "files/offer.pdf"),
      { file: "files/offer.pdf", file_name: "offer.pdf", file_size: 9 }
    ],
    [
      "a voice message",
      media("media_voice_message", "Voice message", "01:15, 42.3 KB"),
      { media_type: "voice_message", file: "(x)", duration_seconds: 75 }
    ],
    [
      "a song",
      media("media_audio_file", "Kit – Waves", "03:00", "files/a.mp3"),
      { media_type: "audio_file", file: "a", performer: "Kit", title: "Waves" }
    ],
    [
      "a sticker",
      media("media_photo", "Sticker", "👍, 20.0 KB"),
      { media_type: "sticker", sticker_emoji: "👍", file: "(x)" }
    ],
    [
      "a contact",
      media("media_contact", "Ann Bell", "+44 1"),
      { contact_information: { first_name: "Ann", last_name: "Bell", phone_number: "+44 1" } }
    ],
    [
      "a place",
      media("media_location", "Location", "50.1, 30.2"),
      { location_information: { latitude: 50.1, longitude: 30.2 } }
    ],
    [
      "a poll",
      poll,
      {
        poll: {
          question: "Lunch?",
          answers: [
            { text: "Soup", voters: 2 },
            { text: "Fish", voters: 0 }
          ]
        }
      }
    ]
  ])("%s", async (_, html, fields) => {
    const json = {
      id: 71,
      name: "Pier",
      messages: [{ id: 7, type: "message", date_unixtime: "1771524184", from: "Ann Bell", text: "look", ...fields }]
    }
    const [expected] = Result.getOrThrow(parseTelegramExport(JSON.stringify(json))).messages
    const found = await one(html + text("look"))
    expect(stableText(found?.text ?? "")).toBe(stableText(expected?.text ?? "none"))
    expect(found?.sentAt).toBe(expected?.sentAt)
  })
})

describe("pages that are no chat are refused:", () => {
  const refusal = async (content: string | Uint8Array) => {
    const file = join(folder, "messages.html")
    writeFileSync(file, content)
    return (await Effect.runPromise(Effect.flip(openTelegramPages([file], null, () => {})))).message
  }
  test("a page of another product", async () =>
    expect(await refusal("<html><p>hi</p></html>")).toMatch(/not a chat exported/))
  test("an empty page", async () => expect(await refusal("")).toMatch(/not a chat exported/))
  // The parser needs minutes for these without the limit.
  test("500,000 elements inside each other", async () =>
    expect(await refusal(page(said(7, text("<b>x".repeat(500_000)))))).toMatch(
      /more than 1000 elements inside each other/
    ))
  test("another encoding", async () => expect(await refusal(Buffer.from("<p>café</p>", "latin1"))).toMatch(/not UTF-8/))
})

test("a chat without a number is known by its name", async () =>
  expect((await read([page(said(7, text("hi")))], null)).chat).toMatchObject({
    id: "name:Pier & Sons",
    title: "Pier & Sons"
  }))

test("a page that is cut off keeps its messages", async () => {
  const whole = page(said(1, text("one")), said(2, text("two")))
  expect((await read([whole.slice(0, whole.indexOf("two") + 3)])).messages.map(({ text }) => text)).toEqual([
    "one",
    "two"
  ])
})

describe("the text of a description in HTML", () => {
  test.each([
    ["plain a < b > c", "plain a < b > c"],
    [
      '<p>See <a href="https://a.example">plan</a></p><ul><li>one</li><li>two</li></ul>',
      "See [plan](https://a.example)\n- one\n- two"
    ],
    ["<p>one<br>two</p><script>alert(1)</script>", "one\ntwo"],
    ['<a href="javascript:alert(1)">x</a>', "x"]
  ])("%s", (html, written) => expect(textOfHtml(html)).toBe(written))

  test("with too many elements inside each other is kept as it is", () => {
    const deep = "<b>x".repeat(20_000)
    expect(textOfHtml(deep)).toBe(deep)
  })
})
