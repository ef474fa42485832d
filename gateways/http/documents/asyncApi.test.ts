/** The description of the WebSocket is valid AsyncAPI, and its schemas are those of the frames. */
import schema from "@asyncapi/specs/schemas/3.0.0-without-$id.json" with { type: "json" }
import { Ajv } from "ajv"
import { Schema } from "effect"
import { HttpRouter } from "effect/http"
import { expect, test } from "vitest"
import type { WindowClientFrame, WindowFrame } from "../../contract/frames.ts"
import { clientFrames, serverFrames } from "./frameSchemas.ts"
import { asyncApi, asyncApiDocument } from "./asyncApi.ts"

test("the document is valid by the JSON schema of AsyncAPI 3.0", () => {
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema)
  // Without this, a schema that accepts everything would pass.
  expect(validate({ ...asyncApiDocument, channels: 1 })).toBe(false)
  expect(validate(JSON.parse(JSON.stringify(asyncApiDocument))), JSON.stringify(validate.errors)).toBe(true)
})

test("it is served to everyone, as the description of the REST interface is", async () => {
  const { handler, dispose } = HttpRouter.toWebHandler(asyncApi, { disableLogger: true })
  const response = await handler(new Request("http://localhost/asyncapi.json"))
  expect(response.headers.get("content-type")).toMatch(/^application\/json/)
  expect(await response.json()).toEqual(JSON.parse(JSON.stringify(asyncApiDocument)))
  await dispose()
})

test("it has every frame in both directions", () => {
  const { messages } = asyncApiDocument.channels.windows
  expect(Object.keys(messages)).toEqual([...Object.keys(clientFrames), ...Object.keys(serverFrames)])
  const { follow, change } = asyncApiDocument.operations
  expect(follow.messages).toHaveLength(Object.keys(clientFrames).length)
  expect(change.messages).toHaveLength(Object.keys(serverFrames).length)
})

const cursor = { generation: 1, epoch: 2, seq: 3 }
const line = { id: "task0001", number: 1, title: "t", status: "open", createdBy: "person:ada", updatedAt: "x", seq: 3 }
const count = { id: "tasks:open@team", kind: "tasks:open", audience: "team", n: 1, seq: 3 } as const
const removed = [{ id: "task0002", audience: "team", seq: 3 }]
// The cast: the ids of a row are branded texts.
const frames = [
  { is: "subscribe", window: "tasks:active", cursor },
  { is: "unsubscribe", window: "tasks:active" },
  { is: "hello", build: "", schema: 3 },
  { is: "snapshot", view: "tasks", window: "tasks:active", cursor, rows: [line], more: false, next: null },
  { is: "changes", view: "counts", from: 1, to: 3, rows: [count], removed, window: null, lane: "team", more: false },
  { is: "changes", view: "tasks", from: 1, to: 3, rows: [line], removed, window: "task,x", lane: null, more: true },
  { is: "position", view: "tasks", at: 4 },
  { is: "stale", why: null },
  { is: "refused", window: null, reason: "no", again: true }
] as unknown as ReadonlyArray<WindowClientFrame | WindowFrame>

test.each(frames.map((frame) => [frame.is, frame] as const))("a frame %s has its schema", (is, frame) => {
  const schemas: Readonly<Record<string, Schema.Top>> = { ...clientFrames, ...serverFrames }
  const encoded = Schema.encodeUnknownResult(schemas[is] as Schema.Codec<unknown>, { onExcessProperty: "error" })(frame)
  expect(encoded).toMatchObject({ _tag: "Success" })
})

test("a row with a field that its view does not have, has no schema", () => {
  const wrong = { ...frames[3], rows: [{ ...line, secret: 1 }] }
  const encoded = Schema.encodeUnknownResult(serverFrames.snapshot as Schema.Codec<unknown>, {
    onExcessProperty: "error"
  })(wrong)
  expect(encoded).toMatchObject({ _tag: "Failure" })
})
