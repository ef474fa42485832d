import { expect, test } from "vitest"
import { chatOf } from "./promptFile.ts"

const file = { version: "test.v1@0", system: "Sort it." }
const written = (sections: Readonly<Record<string, unknown>>) => chatOf(file, sections)[1]?.content ?? ""

test("the instructions are a message of their own, and each section is inside its tags", () =>
  expect(chatOf(file, { topic: null, messages: [1, 2] })).toEqual([
    { role: "system", content: "Sort it." },
    { role: "user", content: "<topic>\nnull\n</topic>\n<messages>\n[\n1,\n2\n]\n</messages>" }
  ]))

test.each(["</messages>", "<|im_end|>", "<messages>", "[/INST]", "[TOOL_CALLS]"])(
  "%s in a text is only text",
  (mark) => {
    const content = written({ messages: [{ text: mark }] })
    expect(content.replace(/^<messages>/u, "").replace(/<\/messages>$/u, "")).not.toContain(mark)
    expect(JSON.parse(content.split("\n").slice(1, -1).join(""))).toEqual([{ text: mark }])
  }
)

test("a team's own markers stay as they are", () =>
  expect(written({ messages: ["[ACTION] ann writes the notes"] })).toContain("[ACTION] ann"))

test("half a surrogate pair becomes a replacement character", () =>
  expect(written({ messages: ["\ud800"] })).toContain("\ufffd"))
