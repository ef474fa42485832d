import { describe, expect, test } from "vitest"
import { nameIndex, addressedIn } from "./mentions.ts"
import { actorOf } from "../../kit/sampleChat.ts"

const index = nameIndex(
  new Map([
    [actorOf("persia"), ["persia"]],
    [actorOf("cody"), ["cody"]],
    [actorOf("codys"), ["cody-somerville"]],
    [actorOf("ann"), ["Ann Smith", "@ann_smith"]],
    [actorOf("oleh"), ["Олег", "@oleh"]],
    [actorOf("ok"), ["ok"]],
    [actorOf("odd"), ["(a+)+$"]]
  ])
)
const spokenTo = (text: string) => addressedIn(text, index)

describe("a message addresses", () => {
  test.each([
    ["persia: yes", "persia"],
    ["Persia, I agree", "persia"],
    ["persia yes, it is", "persia"],
    ["hey persia, around?", "persia"],
    ["cody-somerville: how?", "codys"],
    ["cody: how?", "cody"],
    ["@ann_smith look", "ann"],
    ["looks done, @ann_smith", "ann"],
    ["Ann, the page is down", "ann"],
    ["Олеже, глянь", "oleh"],
    ["ok: done", "ok"],
    ["(a+)+$: done", "odd"]
  ])("%s", (text, name) => expect(spokenTo(text)).toEqual([actorOf(name)]))
})

describe("a message addresses no person", () => {
  test.each([
    ["persia is away"],
    ["Ann and I are done"],
    ["we asked persia: no answer"],
    ["persiana: no"],
    ["write to bo@oleh.example"],
    ["Олег сказав, що готово"],
    [""],
    ["a".repeat(30_000)]
  ])("%.40s", (text) => expect(spokenTo(text)).toEqual([]))
})

test("a name of two people finds both", () => {
  const two = nameIndex(
    new Map([
      [actorOf("anna"), ["Anna B"]],
      [actorOf("annb"), ["Anna C"]]
    ])
  )
  expect(addressedIn("Anna, hi", two)).toEqual([actorOf("anna"), actorOf("annb")])
  expect(addressedIn("Anna C, hi", two)).toEqual([actorOf("annb")])
})
