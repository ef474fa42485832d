import { describe, expect, test } from "vitest"
import { isOnlySmallTalk, noiseOf, noiseThreshold } from "./noise.ts"
import { chatMessage } from "../../kit/sampleChat.ts"

const of = (text: string, before?: string, by = "bo") =>
  noiseOf(chatMessage(2, "ann", 1, text), before === undefined ? {} : { previous: chatMessage(1, by, 0, before) })

describe("noise", () => {
  test.each([
    ["hi all", "greeting"],
    ["Доброго ранку!", "greeting"],
    ["всем привет", "greeting"],
    ["congrats micahg", "greeting"],
    ["okay thanks persia :)", "thanks"],
    ["Дуже дякую!", "thanks"],
    ["спасибо большое", "thanks"],
    ["np", "thanks"],
    ["no problem", "thanks"],
    ["ok", "acknowledgement"],
    ["persia: yes indeed", "acknowledgement"],
    ["ага, зрозуміло", "acknowledgement"],
    ["ок, понял", "acknowledgement"],
    ["хахаха", "laughter"],
    ["lol", "laughter"],
    ["+1", "vote"],
    ["👍🏽", "emoji"],
    [":-)", "emoji"],
    ["@bo 🎉🎉", "emoji"],
    ["..", "nothing"],
    ["", "nothing"],
    ["https://kite.example/a?b=c", "link"],
    ["!startmeeting", "command"],
    ["/task", "command"],
    ["/task@kite_bot", "command"],
    ["[ENDVOTE]", "command"],
    ["* bob has joined #kite", "came-or-went"],
    ["bob has quit (Ping timeout)", "came-or-went"],
    ["Bob joined the group via invite link", "came-or-went"],
    ["Оля приєдналася до групи", "came-or-went"],
    ["Оля покинула группу", "came-or-went"],
    ["ACTION received: persia to ask the council", "bot"],
    ["+1 received from bo. 1 for, 0 against. Count is now 1", "bot"],
    ["аааааааа", "repeated-characters"],
    ["*scheduled", "correction"]
  ])("%s, by its factor %s", (text, factor) => {
    const { noise, score, factors } = of(text)
    expect(factors[factor]).toBeGreaterThan(0)
    expect(score).toBeGreaterThanOrEqual(noiseThreshold)
    expect(noise).toBe(true)
  })
})

describe("no noise", () => {
  test.each([
    ["who chairs?", "question"],
    ["why?", "question"],
    ["ok?", "question"],
    ["ok, please", "request"],
    ["так, треба", "request"],
    ["да, нужно", "request"],
    ["ok, will do", "commitment"],
    ["зроблю", "commitment"],
    ["ладно, сделаю", "commitment"],
    ["ok, agreed", "decision"],
    ["так, домовились", "decision"],
    ["да, решили", "decision"],
    ["yes, broken", "problem"],
    ["не працює", "problem"],
    ["опять упал", "problem"],
    ["[ACTION] bo", "marker"],
    ["TODO: logs", "marker"],
    ["#agreed ok", "marker"]
  ])("%s, by its factor %s", (text, factor) => {
    const { noise, score, factors } = of(text)
    expect(factors[factor]).toBeLessThan(0)
    expect(score).toBe(0)
    expect(noise).toBe(false)
  })

  test.each([
    ["thanks, the new build fixed the login for our schools"],
    ["hi all, 2.4 is out"],
    ["ok merged"],
    ["yes tomorrow"],
    ["/etc/fstab has two lines"],
    ["Kate and Tom left the group booking half done"],
    ["https://kite.example/logs shows 40 retries"],
    ["he left"],
    ["redis"]
  ])("%s", (text) => expect(of(text).noise).toBe(false))
})

describe("the previous message", () => {
  test("turns yes, a vote and a link into answers", () => {
    for (const text of ["yes", "+1", "https://kite.example/a"]) {
      expect(of(text, "should we ship it, and where is it?")).toMatchObject({ noise: false, factors: { answer: -0.4 } })
      expect(of(text, "should we ship it?", "ann").noise).toBe(true)
      expect(of(text, "we shipped it").noise).toBe(true)
    }
    expect(of("thanks", "should we ship it?").noise).toBe(true)
  })

  test("makes repeated words noise, but not words that are added to them", () => {
    expect(of("we ship on Friday", "we ship on Friday", "ann").factors["said-again"]).toBeGreaterThan(0)
    expect(of("noted: please ship on Friday", "[action] please ship on Friday").noise).toBe(true)
    expect(of("please ship on Friday? agreed", "please ship on Friday?").noise).toBe(false)
  })
})

test("the score is the sum of the factors, clamped to 0 to 1", () => {
  for (const text of [
    "ok",
    "thanks ann",
    "..",
    "https://kite.example",
    "ok?",
    "a long text about the weather in Split"
  ]) {
    const { score, factors } = of(text)
    const sum = Object.values(factors).reduce((total, each) => total + each, 0)
    expect(score).toBeCloseTo(Math.min(1, Math.max(0, sum)), 5)
  }
})

test("hostile texts of any length have a score between 0 and 1", () => {
  const pieces = ["ха", "ok ", ")", "a@", "! ", "http://", "не ", "\u0301", "👍", " ", "[", "ah", "* a "]
  for (const piece of pieces)
    for (const end of ["", "?", "\n x"]) {
      const { score } = of(piece.repeat(20_000) + end, piece.repeat(20_000))
      expect(score >= 0 && score <= 1).toBe(true)
    }
})

test.each([
  "thanks!",
  "Дякую!",
  "спасибо большое",
  "hi",
  "Доброго ранку!",
  "всем привет",
  "ok",
  "ага",
  "👍🏽",
  ":-)",
  "хахаха",
  "..."
])("%s is small talk as a whole", (text) => expect(isOnlySmallTalk(text)).toBe(true))

test.each([
  "hi milk",
  "morning run",
  "thanks card for Zoe",
  "ok?",
  "https://kite.example/a",
  "Купити молока",
  "call Bo",
  "+1",
  "x".repeat(5000),
  `${"👍".repeat(1200)} fix the login`
])("%s may be work", (text) => expect(isOnlySmallTalk(text)).toBe(false))
