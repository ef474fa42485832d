import { Result, Schema } from "effect"
import { describe, expect, test } from "vitest"
import { Draft, Tags } from "../../../domain/knowledge/draft.ts"
import { topicDraft } from "../../../domain/kit/knowledgeSamples.ts"
import { line } from "../../../domain/text/text.ts"
import { Category, Due, Instant } from "../../../domain/values.ts"
import { issuesOf } from "./issues.ts"

/** The issues of a body, decoded as the routes decode it. */
const brokenIn = (schema: Schema.Codec<unknown, unknown>, sent: unknown) => {
  const read = Schema.decodeUnknownResult(Schema.toCodecJson(schema), { onExcessProperty: "error", errors: "all" })(
    sent
  )
  return Result.isFailure(read) ? issuesOf(read.failure) : []
}
/** Without their codes. */
const issuesIn = (...sent: Parameters<typeof brokenIn>) =>
  brokenIn(...sent).map(({ field, message }) => ({ field, message }))
const messageOf = (field: Schema.Codec<unknown, unknown>, sent: unknown) =>
  issuesIn(Schema.Struct({ field }), { field: sent })
    .map(({ message }) => message)
    .join(" | ")
const Titled = Schema.Struct({ title: Schema.optionalKey(Schema.String) })
const Limit = Schema.FiniteFromString.check(Schema.isInt(), Schema.isBetween({ minimum: 1, maximum: 50 }))
/** The same for a query, where every value is text. */
const queryMessageOf = (limit: string | ReadonlyArray<string>) => {
  const read = Schema.decodeUnknownResult(Schema.toCodecArrayFromSingle(Schema.Struct({ limit: Limit })), {
    errors: "all"
  })({ limit })
  return Result.isFailure(read) ? issuesOf(read.failure).map(({ message }) => message) : []
}

describe("a field", () => {
  test("that is not known is refused", () =>
    expect(issuesIn(Titled, { titel: "my secret" })).toEqual([
      { field: "titel", message: "is not a known field; remove it" }
    ]))

  test("that is missing is named", () =>
    expect(issuesIn(Schema.Struct({ a: Schema.Struct({ b: Schema.String }) }), { a: {} })).toEqual([
      { field: "a.b", message: "is missing" }
    ]))

  test.each([
    { what: "a string", schema: Schema.String, sent: 7 },
    { what: "a number", schema: Schema.Finite, sent: "7" },
    { what: "a whole number", schema: Schema.Int, sent: "7" },
    { what: "a whole number", schema: Schema.Int, sent: 7.5 },
    { what: "true or false", schema: Schema.Boolean, sent: "true" },
    { what: "a list", schema: Tags, sent: "x" },
    { what: "an object", schema: Titled, sent: [] },
    { what: "a string or null", schema: Schema.NullOr(Due), sent: 7 },
    { what: "team", schema: Schema.Literal("team"), sent: "all" },
    { what: "one of bug, feature, improvement, question, chore", schema: Category, sent: "poem" },
    {
      what: "one of bug, feature, improvement, question, chore or null",
      schema: Schema.NullOr(Category),
      sent: 7
    }
  ])("must be $what, and not $sent", ({ what, schema, sent }) =>
    expect(messageOf(schema, sent)).toBe(`must be ${what}`)
  )

  test("has its bounds in words", () => {
    const Revision = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 9 }))
    expect(messageOf(Revision, 10)).toBe("must be from 1 to 9")
    expect(messageOf(Schema.String.check(Schema.isMinLength(1)), "")).toBe("must not be empty")
    expect(messageOf(Schema.String.check(Schema.isMinLength(3)), "ab")).toBe("must be at least 3 characters long")
    expect(messageOf(Schema.String.check(Schema.isMaxLength(3)), "abcd")).toBe("must be at most 3 characters long")
    expect(messageOf(Tags, Array.from({ length: 13 }, String))).toBe("must be at most 12 items long")
    expect(messageOf(Schema.String.check(Schema.isUppercased()), "a")).toBe("is not an allowed value")
  })

  test("names the rule that it breaks, with its bounds, for programs and for other languages", () => {
    const ruleOf = (field: Schema.Codec<unknown, unknown>, sent: unknown) =>
      brokenIn(Schema.Struct({ field }), { field: sent }).map(({ field: _, message: __, ...rule }) => rule)
    expect(ruleOf(line(3), "abcd")).toEqual([{ rule: "too-long", most: 3 }])
    expect(ruleOf(line(3), " \u200b")).toEqual([{ rule: "empty" }])
    expect(ruleOf(Schema.String.check(Schema.isMinLength(3)), "ab")).toEqual([{ rule: "too-short", least: 3 }])
    expect(ruleOf(Tags, Array.from({ length: 13 }, String))).toEqual([{ rule: "too-many", most: 12 }])
    expect(ruleOf(Limit, "51")).toEqual([{ rule: "out-of-range", least: 1, most: 50 }])
    expect(ruleOf(Due, "tomorrow")).toEqual([{ rule: "not-a-date" }])
    expect(ruleOf(Instant, "2026-02-30T00:00:00Z")).toEqual([{ rule: "no-such-day" }])
    expect(ruleOf(Category, "poem")).toEqual([{ rule: "wrong-kind" }])
    expect(ruleOf(Schema.String.check(Schema.isUppercased()), "a")).toEqual([{ rule: "unfit" }])
    expect(brokenIn(Titled, { titel: "x" })).toMatchObject([{ field: "titel", rule: "unknown-field" }])
    expect(brokenIn(Schema.Struct({ a: Schema.String }), {})).toMatchObject([{ field: "a", rule: "missing" }])
  })

  test("keeps the message of its schema, and only that of the first mistake", () => {
    expect(messageOf(Instant, "tomorrow")).toBe("must be YYYY-MM-DDThh:mm:ssZ")
    expect(messageOf(Instant, "2026-02-30T00:00:00Z")).toBe("must be a day that exists")
    expect(messageOf(Schema.NullOr(Instant), "tomorrow")).toBe("must be YYYY-MM-DDThh:mm:ssZ")
    expect(issuesIn(Tags, ["a", " "])).toEqual([{ field: "1", message: "must not be blank" }])
  })

  test("may be named by a check of the whole object", () => {
    const Both = Schema.Struct({ from: Schema.Int, to: Schema.Int }).check(
      Schema.makeFilter(({ from, to }) => from <= to || { path: ["to"], issue: "must not be before from" })
    )
    expect(issuesIn(Both, { from: 2, to: 1 })).toEqual([{ field: "to", message: "must not be before from" }])
  })
})

describe("a query", () => {
  test.each([
    { sent: "many", message: "must be a whole number" },
    { sent: "1.5", message: "must be a whole number" },
    { sent: "51", message: "must be from 1 to 50" },
    { sent: ["1", "2"], message: "must be given once" }
  ])("of $sent: $message", ({ sent, message }) => expect(queryMessageOf(sent)).toEqual([message]))
})

describe("a draft", () => {
  test.each([{ kind: "poem" }, {}, "words", null, 7])(
    "of an unknown kind is refused with the known kinds: %j",
    (sent) =>
      expect(issuesIn(Schema.Struct({ draft: Draft }), { draft: sent })).toEqual([
        { field: "draft", message: "must be an object whose kind is one of topic, atom, task" }
      ])
  )

  test("of a known kind is checked against that kind only", () => {
    const { summary: _, ...rest } = topicDraft
    expect(issuesIn(Schema.Struct({ draft: Draft }), { draft: { ...rest, name: 7 } })).toEqual([
      { field: "draft.name", message: "must be a string" },
      { field: "draft.summary", message: "is missing" }
    ])
  })
})

describe("a body", () => {
  test.each([undefined, null, [], "text", 7])("that is not an object is refused: %j", (sent) =>
    expect(issuesIn(Schema.Struct({ title: Schema.String }), sent)).toEqual([
      { field: "body", message: "must be a JSON object" }
    ])
  )

  test("is answered in a few words, and without any text of the sender", () => {
    const secret = "my secret ".repeat(1000)
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`field${n}`, secret]))
    const issues = issuesIn(Schema.Struct({ title: Schema.Int, draft: Draft }), {
      ...many,
      title: secret,
      draft: { kind: secret },
      ["long".repeat(1000)]: secret
    })
    expect(issues).toHaveLength(20)
    expect(JSON.stringify(issues)).not.toContain("secret")
    expect(issuesIn(Titled, { ["long".repeat(1000)]: 1 })[0]?.field).toHaveLength(101)
  })
})
