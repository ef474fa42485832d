import { Result, Schema } from "effect"
import { describe, expect, test } from "vitest"
import { MappingPath, plainMapping, textAtPath } from "./mapping.ts"
import { messageTextOf, sayWebhook, taskTextsOf } from "./sayWebhook.ts"

const json = { kind: "json", mapping: plainMapping } as const
const saidOf = (body: unknown, mapping = plainMapping) => {
  const saying = sayWebhook({ kind: "json", mapping }, "", body)
  return Result.isSuccess(saying) ? saying.success : saying.failure
}

describe("a mapping", () => {
  test("finds values by names and places", () => {
    const body = { alert: { labels: [{ value: "disk" }, { value: 93.5 }] }, ok: true, n: null }
    expect(textAtPath(body, "alert.labels[0].value")).toBe("disk")
    expect(textAtPath(body, "alert.labels[1].value")).toBe("93.5")
    expect(textAtPath(body, "ok")).toBe("true")
    for (const path of ["n", "alert", "alert.labels", "alert.labels[9].value", "nosuch.a", "ok.a"])
      expect(textAtPath(body, path), path).toBe(null)
  })

  test.each(["constructor", "__proto__.x", "toString", "alert.constructor.name"])(
    "reads no property of JavaScript: %s",
    (path) => expect(textAtPath({ alert: {} }, path)).toBe(null)
  )

  test.each(["title", "a.b.c", "items[0].name", "items[0][1]", "@type", "user-name", "$id"])(
    "may have the path %s",
    (path) => expect(Schema.is(MappingPath)(path)).toBe(true)
  )
  test.each([
    "",
    ".",
    "a.",
    "a..b",
    "[0]",
    "a[x]",
    "a[0",
    "a b",
    "a['b']",
    "a()",
    "a[99999]",
    "$.a[*]",
    `${"a.".repeat(10)}a`,
    "a".repeat(81)
  ])("may not have the path %j", (path) => expect(Schema.is(MappingPath)(path)).toBe(false))
})

describe("any JSON", () => {
  test("becomes a sentence with its author, its text and its link", () =>
    expect(saidOf({ title: "Disk is full", text: "93 %", link: "https://example.org/1", author: "Nagios" })).toEqual({
      title: "Nagios: Disk is full",
      text: "93 %",
      link: "https://example.org/1"
    }))

  test("without a title fails with the path", () => {
    for (const body of [{}, { title: "" }, { title: " \u200b" }, { title: {} }])
      expect(saidOf(body), JSON.stringify(body)).toEqual({ missing: "title" })
    for (const body of [null, 1, "text"])
      expect(sayWebhook(json, "", body)).toEqual(Result.fail({ missing: "the body" }))
  })

  test.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "ftp://example.org",
    "https://",
    "https://a b",
    "//example.org",
    "https://a/\u202e"
  ])("keeps no link that is not a web address: %j", (link) =>
    expect(saidOf({ title: "x", link })).toMatchObject({ link: null })
  )

  test("is cut to what a message and a task may hold, and has no control characters in its title", () => {
    const said = saidOf({
      title: `a\u0000\u202eb\n${"c".repeat(1000)}`,
      text: "d".repeat(900_000),
      link: "https://example.org/"
    })
    if (said === null || "missing" in said) throw new Error("it says nothing")
    expect(said.title).toBe("ab")
    expect(messageTextOf(said).length).toBeLessThanOrEqual(40_000)
    const { title, description } = taskTextsOf({ ...said, title: "t".repeat(900) })
    expect([title.length, description.length]).toEqual([300, 20_000])
  })

  test("is read up to a bound, so half a million invisible characters cost little", () => {
    const hidden = "\u200b".repeat(500_000)
    expect(saidOf({ title: `${hidden}a` })).toEqual({ missing: "title" })
    expect(saidOf({ title: "a", text: `${hidden}b`, author: `${hidden}c` })).toEqual({
      title: "a",
      text: "",
      link: null
    })
  })

  test("is plain text: markup and commands of a chat stay as they are written", () => {
    const title = "/done T-1 <b>@ada</b> [x](javascript:alert(1))"
    expect(saidOf({ title })).toMatchObject({ title })
  })
})
