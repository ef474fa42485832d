/**
 * A page loads the words that its modules use. The types let a module use only the words of the parts that it imports; these tests
 * compare those parts with the ones that the loader of its page names.
 */
import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { parseAst } from "vite"
import { filesOf, isRelative, isTest, targetOf, valueImportsOf } from "../sources.ts"

const wordsFile = "ui/words/words.ts"
const views: ReadonlyMap<string, string> = new Map(
  [...readFileSync(wordsFile, "utf8").matchAll(/^export const (\w+): WordsOf<"(\w+)">/gm)].map(
    ([, view = "", part = ""]) => [view, part]
  )
)

/** The parts whose words a file imports. */
const partsOf = (text: string): ReadonlyArray<string> =>
  [...text.matchAll(/import \{([^}]*)\} from "[^"]*\/words\/words\.ts"/g)]
    .flatMap(([, names = ""]) => names.split(","))
    .flatMap((name) => views.get(name.trim().split(" ")[0] ?? "") ?? [])

/** Adds the file, and all files that it imports statically, to `known`. */
const closureOf = (file: string, known: Set<string> = new Set()): ReadonlySet<string> => {
  if (known.has(file) || !/\.tsx?$/.test(file)) return known
  known.add(file)
  const atOnce = readFileSync(file, "utf8").replaceAll(/\bimport\("[^"]*"\)/g, "")
  for (const each of valueImportsOf(file, atOnce)) if (isRelative(each)) closureOf(targetOf(each), known)
  return known
}
const neededBy = (...files: ReadonlyArray<string>) =>
  [
    ...new Set(files.flatMap((file) => [...closureOf(file)]).flatMap((file) => partsOf(readFileSync(file, "utf8"))))
  ].toSorted()

const sources = filesOf("ui").filter((file) => !isTest(file))
const loaders = sources.flatMap((file) =>
  [
    ...readFileSync(file, "utf8").matchAll(/loadPage\(\s*\(\) =>\s*import\("([^"]+)"\)[^"]*?\)((?:,\s*"\w+")*)\s*\)/g)
  ].map(([, what = "", parts = ""]) => ({
    page: targetOf({ file, what }),
    declared: [...parts.matchAll(/"(\w+)"/g)].map(([, part = ""]) => part).toSorted()
  }))
)

test("each page loads the parts whose words its modules use, and no others", () => {
  const calls = sources.flatMap((file) => readFileSync(file, "utf8").match(/loadPage\(\(\) =>|loadPage\(\s*$/gm) ?? [])
  expect(loaders.length).toBe(calls.length)
  expect(loaders.map(({ page, declared }) => [page, ...declared])).toEqual(
    loaders.map(({ page }) => [page, ...neededBy(page)])
  )
})

test("the code that loads before any page uses only the words of the part first", () => {
  expect(neededBy("ui/main.ts", "ui/start.tsx", "ui/tasks/TaskList.tsx")).toEqual([])
  // `start.tsx` waits for the words of this part.
  expect(neededBy("ui/miniApp/main.ts", "ui/miniApp/start.tsx")).toEqual(["miniApp"])
})

interface AstNode {
  readonly type: string
  readonly [field: string]: unknown
}
const isNode = (value: unknown): value is AstNode => typeof value === "object" && value !== null && "type" in value

/**
 * The words that a module reads while it is evaluated, such as `chatWords.t`. The body of a function counts if the function is an
 * argument of a call, such as `map`.
 */
const readAtOnce = (value: unknown, names: ReadonlySet<string>, isArgument = false): ReadonlyArray<string> => {
  if (Array.isArray(value)) return value.flatMap((each) => readAtOnce(each, names, isArgument))
  if (!isNode(value) || (/Function/.test(value.type) && !isArgument)) return []
  const { object } = value
  if (value.type === "MemberExpression" && isNode(object) && names.has(String(object["name"])))
    return [String(object["name"])]
  return Object.values(value).flatMap((each) => readAtOnce(each, names, value.type === "CallExpression"))
}

test("a module reads the words of a page in its functions, because they may arrive after its code", () => {
  const users = sources.filter((file) => partsOf(readFileSync(file, "utf8")).length > 0)
  expect(users.length).toBeGreaterThan(100)
  const wrong = users.filter((file) => {
    const text = readFileSync(file, "utf8")
    const names = [...text.matchAll(/(\w+)(?: as (\w+))?/g)].flatMap(([, name = "", local]) =>
      views.has(name) ? [local ?? name] : []
    )
    return readAtOnce(parseAst(text, { lang: file.endsWith("x") ? "tsx" : "ts" }, file).body, new Set(names)).length > 0
  })
  expect(wrong).toEqual([])
})
