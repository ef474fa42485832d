/** Every operation of the REST interface has a rule, and every rule of a read has an operation or a view. */
import { Effect, type Schema, SchemaAST } from "effect"
import { HttpApi } from "effect/http-api"
import { describe, expect, test } from "vitest"
import { type ReadRule, readRules } from "../../../commands/rules/authorisation.ts"
import { commandRules } from "../../../commands/catalogue.ts"
import type { RestOperation } from "../api/operation.ts"
import { Authenticated } from "../signIn/caller.ts"
import { Api, groups } from "./api.ts"

/** The fields of a request that a handler takes. Without services, it fails at its first effect after that. */
const fieldsTakenBy = ({ handle }: RestOperation<unknown>) => {
  const taken = new Set<PropertyKey>()
  const request = new Proxy(
    {},
    {
      get: (_, field) => {
        taken.add(field)
        return {}
      }
    }
  )
  // The casts: the handler gets an object of any shape, and no services.
  Effect.runSyncExit(Effect.suspend(() => handle(request as never) as Effect.Effect<unknown, unknown>))
  return taken
}

const hasIdempotencyKey = (headers: Schema.Top | undefined) =>
  headers !== undefined &&
  SchemaAST.isObjects(headers.ast) &&
  headers.ast.propertySignatures.some(({ name }) => name === "idempotency-key")

const operations = groups.flatMap(({ name, operations }) =>
  Object.entries(operations).map(([key, operation]) => ({
    name: `${name}.${key}`,
    method: operation.endpoint(key).method,
    rule: operation.authorisation,
    takes: fieldsTakenBy(operation),
    hasKey: hasIdempotencyKey(operation.endpoint(key).headers)
  }))
)

const published: Array<{ readonly name: string; readonly authenticated: boolean }> = []
HttpApi.reflect(Api, {
  onGroup: () => {},
  onEndpoint: ({ group, endpoint, middleware }) =>
    void published.push({
      name: `${group.identifier}.${endpoint.identifier}`,
      authenticated: [...middleware].some(({ key }) => key === Authenticated.key)
    })
})

describe("the REST interface", () => {
  test("publishes the operations of the lists, and no other", () => {
    expect(published.map(({ name }) => name)).toEqual(operations.map(({ name }) => name))
  })

  test.each(operations)("$name has a rule", ({ rule }) => {
    expect({ ...commandRules, ...readRules, "own-session": {}, public: {} }).toHaveProperty([rule])
  })

  test("has a few operations that need no role", () => {
    const open = operations.filter(({ rule }) => rule === "public" || rule === "own-session")
    expect(open.map(({ name, rule }) => [name, rule])).toEqual([
      ["session.open", "public"],
      ["session.show", "own-session"],
      ["session.close", "own-session"],
      ["sign-in.show", "public"],
      ["sign-in.own", "own-session"],
      ["sign-in.unlink", "own-session"],
      ["single sign-on.begin", "public"],
      ["single sign-on.finish", "public"],
      ["sign-in by the bot.begin", "public"],
      ["sign-in by the bot.poll", "public"],
      ["sign-in in Telegram.open", "public"],
      ["passkeys.challenge", "public"],
      ["passkeys.use", "public"],
      ["recovery codes.use", "public"],
      ["own settings.preferences", "own-session"],
      ["own settings.telegram", "own-session"],
      ["invitations.look", "public"],
      ["invitations.accept", "public"]
    ])
  })

  test("authenticates the caller of every operation but those that sign a person in", () => {
    expect(published.filter(({ authenticated }) => !authenticated).map(({ name }) => name)).toEqual([
      "session.open",
      "sign-in.show",
      "single sign-on.begin",
      "single sign-on.finish",
      "sign-in by the bot.begin",
      "sign-in by the bot.poll",
      "sign-in in Telegram.open",
      "passkeys.challenge",
      "passkeys.use",
      "recovery codes.use",
      "invitations.look",
      "invitations.accept"
    ])
  })

  test("has only declared idempotency keys that their handlers take", () => {
    const declaring = operations.filter(({ hasKey }) => hasKey)
    expect(declaring.length).toBeGreaterThan(60)
    expect(declaring.filter(({ takes }) => !takes.has("headers")).map(({ name }) => name)).toEqual([])
  })

  test("has an idempotency key for each command, but for three whose descriptions say what a repeat does", () => {
    const without = operations.filter(
      ({ rule, method, hasKey }) => rule in commandRules && method === "POST" && !hasKey
    )
    expect(without.map(({ name }) => name)).toEqual(["passkeys.begin", "passkeys.add", "recovery codes.make"])
  })

  test("has a POST for each command, and a GET for each read", () => {
    const acting: ReadonlyArray<string> = [
      "sample.load",
      "imports.act",
      "audit.export",
      "bot.connect",
      "dead-letters.decide",
      "audit.verify",
      "sessions.end",
      "webhooks.redeliver",
      "sources.try",
      "sources.decide",
      "invitations.link"
    ] satisfies ReadonlyArray<ReadRule>
    for (const { name, method, rule } of operations) {
      if (rule === "public" || rule === "own-session") continue
      expect(method, name).toBe(rule in commandRules || acting.includes(rule) ? "POST" : "GET")
    }
  })
})

describe("the rules of reads", () => {
  test("are each used by an operation or by the windows", () => {
    const used = new Set<string>([...operations.map(({ rule }) => rule), "windows.follow" satisfies ReadRule])
    expect(Object.keys(readRules).filter((read) => !used.has(read))).toEqual([])
  })
})
