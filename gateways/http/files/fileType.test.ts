import { describe, expect, test } from "vitest"
import { dispositionOf, fileTypeOf } from "./fileType.ts"

const bytesOf = (text: string) => Buffer.from(text, "latin1")

describe("the type of a file", () => {
  test.each([
    ["\x89PNG\r\n\x1a\nrest", "image/png"],
    ["\xff\xd8\xff\xe0rest", "image/jpeg"],
    ["GIF89arest", "image/gif"],
    ["RIFF\0\0\0\0WEBPVP8 ", "image/webp"],
    ["OggS\0rest", "audio/ogg"],
    ["ID3\x03rest", "audio/mpeg"],
    ["\xff\xfb\x90rest", "audio/mpeg"],
    ["\0\0\0\x18ftypM4A rest", "audio/mp4"],
    ["\0\0\0\x18ftypisomrest", "video/mp4"]
  ])("of %j is shown as %s", (text, type) => expect(fileTypeOf(bytesOf(text))).toEqual({ type, isShown: true }))

  test.each([
    ["%PDF-1.7", "application/pdf"],
    ["PK\x03\x04rest", "application/zip"],
    ["<!doctype html><script>alert(1)</script>", "application/octet-stream"],
    ["<svg onload=alert(1)>", "application/octet-stream"],
    ["\xff\xfe<\0h\0t\0m\0l\0>\0", "application/octet-stream"],
    ["plain words", "application/octet-stream"],
    ["GIF8", "application/octet-stream"],
    ["", "application/octet-stream"]
  ])("of %j is %s, and a browser saves it", (text, type) =>
    expect(fileTypeOf(bytesOf(text))).toEqual({ type, isShown: false })
  )
})

test.each([
  [true, "", "inline"],
  [false, "", "attachment"],
  [false, "plan.pdf", `attachment; filename="plan.pdf"; filename*=UTF-8''plan.pdf`],
  [
    false,
    'a"\r\nset-cookie: x',
    `attachment; filename="a___set-cookie_ x"; filename*=UTF-8''a%22%0D%0Aset-cookie%3A%20x`
  ],
  [true, "причал.png", `inline; filename="______.png"; filename*=UTF-8''%D0%BF%D1%80%D0%B8%D1%87%D0%B0%D0%BB.png`],
  [false, "\ud800.txt", `attachment; filename="_.txt"; filename*=UTF-8''%EF%BF%BD.txt`]
])("a file that is shown: %s, with the name %j, has the disposition %s", (isShown, name, header) =>
  expect(dispositionOf({ type: "any/type", isShown }, name)).toBe(header)
)
