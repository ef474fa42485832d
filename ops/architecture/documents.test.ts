/** The documents name only files and folders that exist, and each decision has a number of its own. */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { folders } from "./imports/folders.ts"

/** Files and folders of the top folders. A document may leave out the first folders of a path: `server/natsServer.ts`. */
const known = new Set(
  folders
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => `${folder}/${path}`))
    .flatMap((path) => {
      const parts = path.split("/")
      return parts.map((_, i) => parts.slice(i).join("/"))
    })
)

/** The texts in backticks that look like a file or a folder of the repository: `name.ts`, `folder/name`, `folder/`. */
const namedIn = (text: string): ReadonlyArray<string> =>
  [...text.matchAll(/`([^`\n]+)`/g)]
    .map(([, code]) => code ?? "")
    .filter((code) => /^\w[\w./-]*$/.test(code) && (/\.(tsx?|mjs)$/.test(code) || code.includes("/")))

const isKnown = (name: string) => {
  const path = name.replace(/\/$/, "")
  return known.has(path) || existsSync(path)
}

test.each(["ARCHITECTURE.md", "README.md", "docs/adding-a-command.md", "docs/glossary.md"])(
  "every file and folder that %s names exists",
  (document) => {
    const named = namedIn(readFileSync(document, "utf8"))
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter((name) => !isKnown(name))).toEqual([])
  }
)

test("ARCHITECTURE.md has less than 200 lines", () => {
  expect(readFileSync("ARCHITECTURE.md", "utf8").trimEnd().split("\n").length).toBeLessThan(200)
})

test("each decision has a number of its own, which its title has too", () => {
  const files = readdirSync("docs/decisions").toSorted()
  const numbers = files.map((file) => Number(file.slice(0, 4)))
  expect(new Set(numbers).size).toBe(files.length)
  const titles = files.map((file) => readFileSync(`docs/decisions/${file}`, "utf8").split(".")[0])
  expect(titles).toEqual(numbers.map((number) => `# ${number}`))
})
