import { expect, test } from "vitest"
import { roomFor } from "./room.ts"

const saying = (content: string) => [{ role: "user", content }] as const

test("a short question has the smallest context", () =>
  expect(roomFor(saying("a".repeat(3_000)), 512)).toEqual({ num_ctx: 8_192, num_predict: 512 }))

test("the context fits question and answer together", () => {
  expect(roomFor(saying("a".repeat(21_000)), 1_024)).toMatchObject({ num_ctx: 8_192 })
  expect(roomFor(saying("a".repeat(21_000)), 2_048)).toMatchObject({ num_ctx: 16_384 })
})

test("a text of 30,000 Cyrillic letters fits the largest context", () =>
  expect(roomFor(saying("я".repeat(30_000)), 1_152)).toMatchObject({ num_ctx: 32_768 }))

test("a question that fits no context has no room", () => expect(roomFor(saying("a".repeat(100_000)), 512)).toBeNull())
