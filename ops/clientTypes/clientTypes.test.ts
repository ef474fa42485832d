/** The client package has the types of the contract. */
import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { clientSource } from "./clientSource.ts"
import { generatedFile, generatedText } from "./contractDocument.ts"
import { schemaType } from "./schemaType.ts"

const unnamed = () => undefined

test("the types of the client are those of the contract: `node ops/clientTypes/writeClient.ts` stores them", () => {
  expect(readFileSync(generatedFile, "utf8")).toBe(generatedText())
})

describe("the type of a schema", () => {
  test.each([
    [{ type: "string", enum: ["a", "b"] }, '"a" | "b"'],
    [{ anyOf: [{ type: "integer" }, { type: "number" }, { type: "null" }] }, "number | null"],
    [{ type: "array", items: { type: "boolean" } }, "ReadonlyArray<boolean>"],
    [
      { type: "object", properties: { id: { type: "string" }, "a-b": {} }, required: ["id"] },
      '{ readonly id: string; readonly "a-b"?: unknown }'
    ],
    [{ type: "object", additionalProperties: { type: "string" } }, "Readonly<Record<string, string>>"]
  ])("of %j is %s", (schema, type) => expect(schemaType(schema, unnamed)).toBe(type))

  test("is the name of the schema, when it has one", () => {
    const row = { type: "object", properties: {} }
    expect(schemaType({ type: "array", items: row }, (schema) => (schema === row ? "Row" : undefined))).toBe(
      "ReadonlyArray<Row>"
    )
  })

  test("is refused for a keyword that the generator does not know", () =>
    expect(() => schemaType({ oneOf: [] } as object, unnamed)).toThrow("has no type here"))
})

test("an operation with one name in its address and in its body is refused, because a request has its fields side by side", () => {
  const document = {
    paths: {
      "/api/tasks/{id}/move": {
        post: {
          operationId: "tasks.move",
          tags: ["tasks"],
          parameters: [{ name: "id", in: "path" as const, required: true, schema: { type: "string" } }],
          requestBody: {
            content: { "application/json": { schema: { type: "object", properties: { id: { type: "string" } } } } }
          },
          responses: {}
        }
      }
    }
  }
  expect(() => clientSource(document, {}, {})).toThrow("tasks.move has a field in its address and in its body")
})
