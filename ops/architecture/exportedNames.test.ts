/** One name, one thing: a name is exported by one file, so that a reader and an editor find the right one. */
import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { folders } from "./imports/folders.ts"
import { sourcesOf } from "./sources.ts"

const exported = /^export (?:abstract )?(?:const|let|type|interface|class|function) (\w+)/gm

/** The names that more than one file may export, each with its reason. */
const allowed: Readonly<Record<string, string>> = {
  Command: "every aggregate has its commands; the catalogue joins them",
  Event: "every aggregate has its events",
  State: "every aggregate has its state",
  Receipt: "the receipt of the bus, and its shape on the wire",
  Tick: "the progress in the record, its shape on the wire, and the component that shows it",
  dashboard: "one serves the dashboard, the other builds it",
  SignIn: "the service, and the page of the same step",
  openSocket: "a socket to PGlite, and the WebSocket of the page",
  TaskLine: "a task as the WebSocket sends it, and the component that shows it",
  Progress: "the port that publishes progress, and the bar that shows it",
  Hit: "a row that a search found, and the component that shows it"
}

test("a name is exported by one file, but for those in the list", () => {
  const filesOf = new Map<string, Set<string>>()
  for (const file of folders.filter((folder) => folder !== "tests").flatMap(sourcesOf))
    for (const [, name = ""] of readFileSync(file, "utf8").matchAll(exported))
      filesOf.set(name, (filesOf.get(name) ?? new Set()).add(file))
  const twice = [...filesOf].filter(([, files]) => files.size > 1)
  expect(twice.filter(([name]) => allowed[name] === undefined).map(([name, files]) => [name, ...files])).toEqual([])
  const stale = Object.keys(allowed).filter((name) => !twice.some(([again]) => again === name))
  expect(stale, "these names are exported once: remove them from the list").toEqual([])
  expect(Object.keys(allowed).length).toBeLessThanOrEqual(20)
})
