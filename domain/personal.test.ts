import { type Schema, SchemaAST } from "effect"
import { describe, expect, test } from "vitest"
import { Event as AccessEvent } from "./access.ts"
import { Event as ChatEvent } from "./chat.ts"
import { Event as MessageEvent } from "./message.ts"
import { Event as PersonEvent } from "./person.ts"
import { personalOwner } from "./personal.ts"
import { Event as SlotEvent } from "./slot.ts"
import { Event as TaskEvent } from "./task.ts"

const ownerOf = SchemaAST.resolveAt<string>(personalOwner)
const alternatives = (ast: SchemaAST.AST): ReadonlyArray<SchemaAST.AST> =>
  SchemaAST.isUnion(ast) ? ast.types.flatMap(alternatives) : [ast]

type Fields = Readonly<Record<string, Schema.Top>>
const cases = [TaskEvent, MessageEvent, PersonEvent, ChatEvent, AccessEvent, SlotEvent].flatMap(
  (events): ReadonlyArray<readonly [string, Fields]> =>
    Object.entries(events.cases).map(([name, { fields }]) => [name, fields])
)

const declared = cases.flatMap(([event, fields]) =>
  Object.entries(fields).flatMap(([field, { ast }]) => {
    const owner = alternatives(ast)
      .map(ownerOf)
      .find((each) => each !== undefined)
    return owner === undefined ? [] : [{ event, field, owner, fields }]
  })
)

describe("personal texts", () => {
  test("are all that people write and are known by", () =>
    expect(declared.map(({ event, field }) => `${event}.${field}`).sort()).toEqual([
      "ChatBound.title",
      "MessageEdited.text",
      "MessageReceived.text",
      "PersonJoined.handle",
      "PersonJoined.name",
      "PersonRenamed.handle",
      "PersonRenamed.name",
      "TaskCommented.text",
      "TaskCreated.description",
      "TaskCreated.title",
      "TaskDescribed.description",
      "TaskRetitled.title",
      "TokenIssued.name"
    ]))

  test.each(declared)("$event.$field belongs to whoever its field $owner names", ({ owner, fields }) =>
    expect(Object.keys(fields)).toContain(owner)
  )
})
