import { SchemaAST } from "effect"
import { describe, expect, test } from "vitest"
import { personalOwner } from "../../../domain/text/personal.ts"
import { eventsOf } from "../../../streams/commit/events.ts"
import { managed } from "./administration.ts"

const ownerOf = SchemaAST.resolveAt<string>(personalOwner)
const entries = Object.entries(managed).flatMap(([kind, tags]) =>
  Object.entries(tags).map(([tag, entry]: readonly [string, ReadonlyArray<string> | string]) => ({ kind, tag, entry }))
)
const withFields = entries.filter(({ entry }) => typeof entry !== "string")
/** Hashes and keyed names: they identify a secret or an account in another system. */
const secrets = ["hash", "hashes", "telegram", "identity", "provider", "passkey", "credential", "publicKey"]

const textIn = (ast: SchemaAST.AST): boolean =>
  ownerOf(ast) !== undefined || (SchemaAST.isUnion(ast) && ast.types.some(textIn))

describe("the entries of events that manage the team", () => {
  test.each(withFields)("$tag has no personal text and no secret", ({ kind, tag, entry }) => {
    const cases = eventsOf[kind as keyof typeof managed].cases as unknown as Record<string, { ast: SchemaAST.AST }>
    const ast = cases[tag]?.ast
    if (ast === undefined || !SchemaAST.isObjects(ast)) throw new Error(`${tag} is no event of ${kind}`)
    const shown = ast.propertySignatures.filter(({ name }) => entry.includes(String(name)))
    expect(shown.filter(({ type }) => textIn(type)).map(({ name }) => name)).toEqual([])
    expect(secrets.filter((name) => entry.includes(name))).toEqual([])
  })

  test("have a reason where they are missing", () => {
    const reasons = entries.flatMap(({ entry }) => (typeof entry === "string" ? [entry] : []))
    expect(reasons.every((reason) => reason.split(" ").length > 5)).toBe(true)
  })

  test("the check finds a personal text and a secret", () => {
    const { ast } = eventsOf.person.cases.PersonJoined
    if (!SchemaAST.isObjects(ast)) throw new Error("an event is a struct")
    expect(ast.propertySignatures.filter(({ type }) => textIn(type)).map(({ name }) => name)).toEqual([
      "name",
      "handle"
    ])
  })
})
