/** Plain English: comments begin with a fact, and comments and documents avoid the words that `words.ts` lists. */
import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { commentsOf } from "./comments.ts"
import { leftOut, questionStart, refused } from "./words.ts"

interface Place {
  readonly file: string
  readonly line: number
  readonly text: string
}

const tracked = execFileSync("git", ["ls-files"], { encoding: "utf8" }).trim().split("\n")
const filesEnding = (ending: RegExp) => tracked.filter((file) => ending.test(file))

const comments: ReadonlyArray<Place> = filesEnding(/\.(tsx?|mjs|css)$/).flatMap((file) =>
  commentsOf(readFileSync(file, "utf8")).map((comment) => ({ file, ...comment }))
)
const documents: ReadonlyArray<Place> = filesEnding(/\.md$/).flatMap((file) =>
  readFileSync(file, "utf8")
    .split("\n")
    .map((text, i) => ({ file, line: i + 1, text }))
)

const breaking = (places: ReadonlyArray<Place>, rule: RegExp) =>
  places
    .filter(({ file, text }) => rule.test(text) && !leftOut.some(([path]) => file.startsWith(path)))
    .map(({ file, line, text }) => `${file}:${line} "${rule.exec(text)?.[0]}" in: ${text.slice(0, 120)}`)

describe("plain English", () => {
  test("comments and documents are found", () => {
    expect(comments.length).toBeGreaterThan(1000)
    expect(documents.length).toBeGreaterThan(300)
  })

  test("a comment begins with a fact, not with a question word", () => {
    expect(breaking(comments, questionStart)).toEqual([])
  })

  test("comments avoid archaic and vague words", () => {
    expect(breaking(comments, refused)).toEqual([])
  })

  test("documents avoid archaic and vague words", () => {
    expect(breaking(documents, refused)).toEqual([])
  })

  test.each(leftOut)("%s is left out, and is there", (path) =>
    expect(tracked.filter((file) => file.startsWith(path))).not.toEqual([])
  )
})

describe("comments are found in code", () => {
  test("neighbouring lines are one comment, and strings are not comments", () => {
    const source = [
      'const url = "http://127.0.0.1" // Local.',
      "// First line,",
      "// second line.",
      "/** A docstring",
      " * of two lines. */",
      "const pattern = /\\/\\/ no comment/",
      "const template = `// no comment`"
    ].join("\n")
    expect(commentsOf(source)).toEqual([
      { line: 1, text: "Local. First line, second line." },
      { line: 4, text: "A docstring of two lines." }
    ])
  })

  test.each(["// Whoever comes late waits.", "/** What is stored. */", "// Nobody reads it anew."])(
    "the rules refuse %s",
    (source) => {
      const [comment] = commentsOf(source)
      expect(questionStart.test(comment?.text ?? "") || refused.test(comment?.text ?? "")).toBe(true)
    }
  )
})
