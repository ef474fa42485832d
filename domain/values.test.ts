import { Schema } from "effect"
import { describe, expect, test } from "vitest"
import { ActorId, PersonId, personActor, personOf, reactorActor, serviceActor, TaskId, TokenId } from "./ids.ts"
import { Audience, Due, Instant, ModelRecord } from "./values.ts"

const refuses = (schema: Schema.Codec<string>, text: string, because: string) =>
  expect(() => Schema.decodeUnknownSync(schema)(text)).toThrow(because)

describe("a due date", () => {
  test.each(["2026-11-27", "2028-02-29", "2026-11-27T18:00:00Z", "2026-11-27T18:00:00.000Z"])("may be %s", (text) =>
    expect(Schema.is(Due)(text)).toBe(true)
  )

  test.each(["2026-02-29", "2026-02-30", "2026-04-31", "2100-02-29", "2026-02-29T12:00:00Z"])(
    "must exist, so %s is refused",
    (text) => refuses(Due, text, "must be a day that exists")
  )

  test.each([
    "",
    "friday",
    "27.11.2026",
    "2026-11-27 18:00",
    "2026-11-27T18:00:00",
    "2026-11-27T18:00:00+02:00",
    "2026-13-01",
    "2026-00-10",
    "2026-11-32",
    "2026-11-27T24:00:00Z",
    "2026-11-27T23:60:00Z",
    "2026-11-27T23:59:60Z",
    "2026-11-27\n",
    "٢٠٢٦-١١-٢٧"
  ])("cannot be written as %j", (text) => refuses(Due, text, "must be YYYY-MM-DD"))
})

describe("an instant", () => {
  test.each(["2026-11-27T18:00:00Z", "2026-11-27T18:00:00.5Z", "2026-11-27T18:00:00.123Z"])("may be %s", (text) =>
    expect(Schema.is(Instant)(text)).toBe(true)
  )

  test.each([
    "2026-11-27",
    "2026-11-27T18:00:00",
    "2026-11-27T18:00:00+00:00",
    "2026-11-27T18:00:00.1234Z",
    "2026-11-27T25:00:00Z"
  ])("cannot be written as %s", (text) => refuses(Instant, text, "must be YYYY-MM-DDThh:mm:ssZ"))

  test("must be on a day that exists", () => refuses(Instant, "2026-02-30T10:00:00Z", "must be a day that exists"))
})

describe("an audience", () => {
  test.each(["team", "chat:abcd0001", "person:ada00001", "service:token001"])("may be %s", (text) =>
    expect(Schema.is(Audience)(text)).toBe(true)
  )

  test.each(["", "everyone", "TEAM", "person:", "person:*", "person:ada00001 ", "chat:a.b.c.d.e", "reactor:classify"])(
    "cannot be %j",
    (text) => refuses(Audience, text, "must be team")
  )
})

describe("an id", () => {
  // An id is one token of a NATS subject: a dot would add a level, a star or an arrow would match every subject.
  test.each([
    "short",
    "a".repeat(41),
    "abcd.efgh",
    "abcd*fgh",
    "abcd>fgh",
    "ABCD0001",
    "abcd 001",
    "../../etc",
    "abcd0001\n"
  ])("cannot be %j", (text) => refuses(TaskId, text, "must be an id of 8 to 40 lower-case letters and digits"))
})

describe("an actor", () => {
  test("is a person, a service or a reactor", () => {
    expect(personActor(PersonId.make("ada00001"))).toBe("person:ada00001")
    expect(serviceActor(TokenId.make("token001"))).toBe("service:token001")
    expect(reactorActor("classify")).toBe("reactor:classify")
  })

  test("names its person, if it has one", () => {
    expect(personOf(ActorId.make("person:ada00001"))).toBe("ada00001")
    expect(personOf(ActorId.make("reactor:classify"))).toBe(null)
  })

  test.each(["ada00001", "robot:ada00001", "person:", "person:Ada", "reactor:a.b"])("cannot be %j", (text) =>
    refuses(ActorId, text, "must be kind:id")
  )
})

describe("a model record", () => {
  const record = {
    provider: "builtin",
    model: "rules",
    digest: "d",
    promptVersion: "1",
    schemaDigest: "s",
    options: { temperature: 0, stop: "]", raw: true },
    seed: 1,
    promptTokens: 1,
    outputTokens: 1,
    latencyMs: 1,
    inputDigest: "i"
  }
  test("keeps the options of any provider", () => expect(Schema.decodeUnknownSync(ModelRecord)(record)).toEqual(record))
  test("refuses a number that JSON cannot hold", () =>
    expect(Schema.is(ModelRecord)({ ...record, options: { temperature: Number.NaN } })).toBe(false))
  test.each([{ model: "a\0b" }, { digest: "x".repeat(201) }, { options: { stop: "\ud800" } }])(
    "refuses text of a model's server that Postgres cannot hold: %j",
    (bad) => expect(Schema.is(ModelRecord)({ ...record, ...bad })).toBe(false)
  )
  test("drops an option with a malformed name", () =>
    expect(Schema.encodeSync(ModelRecord)({ ...record, options: { num_ctx: 4096, "a\0": 1, "": 2 } }).options).toEqual({
      num_ctx: 4096
    }))
})
