import { expect, test } from "vitest"
import { filesIn } from "./fileLines.ts"

test("the files of a message are the lines at its end that begin with their sign", () => {
  expect(filesIn("The plan\n📎 pier plan.pdf (312 kB)\n🖼 (1.2 MB)")).toEqual({
    words: "The plan",
    files: [
      { kind: "file", name: "pier plan.pdf", length: "", size: "312 kB" },
      { kind: "photo", name: "", length: "", size: "1.2 MB" }
    ]
  })
  expect(filesIn("🎤 (0:14, 90 kB)")).toEqual({
    words: "",
    files: [{ kind: "voice", name: "", length: "0:14", size: "90 kB" }]
  })
  expect(filesIn("📎 notes (draft) (v2).txt")).toMatchObject({ files: [{ name: "notes (draft) (v2).txt", size: "" }] })
})

test("a sign within the words, and a line of another form, name no file", () => {
  for (const text of ["send it 📎", "📎name.pdf", "📎 plan.pdf\nsee above", "", "\n"])
    expect(filesIn(text)).toEqual({ words: text, files: [] })
})
