import { expect, test } from "vitest"
import { fileRefsIn } from "./fileRefs.ts"

const photo = { kind: "photo", id: "AgAC", unique: "AQAD", size: 1_200 }

test("reads the references of a message", () => {
  expect(fileRefsIn(JSON.stringify([photo, { ...photo, kind: "file", type: "text/plain" }]))).toEqual([
    photo,
    { ...photo, kind: "file", type: "text/plain" }
  ])
})

test.each([
  undefined,
  "",
  "[erased]",
  "{}",
  "null",
  '[null, 3, "photo"]',
  JSON.stringify([{ ...photo, kind: "toString" }]),
  JSON.stringify([{ ...photo, id: 4 }]),
  JSON.stringify([{ ...photo, size: -1 }]),
  JSON.stringify([{ ...photo, size: "1" }])
])("finds no reference in %j", (files) => expect(fileRefsIn(files)).toEqual([]))
