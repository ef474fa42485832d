/** The import direction of ARCHITECTURE.md, and the gates: which file may import which library. */
import { readdirSync, readFileSync } from "node:fs"
import { dirname, join, matchesGlob } from "node:path"
import { describe, expect, test } from "vitest"

const mayImport: Readonly<Record<string, ReadonlyArray<string>>> = {
  domain: [],
  streams: ["domain"],
  commands: ["domain", "streams"],
  projections: ["domain", "streams"],
  models: ["domain", "commands"],
  reactors: ["domain", "models", "streams", "commands", "projections"],
  gateways: ["domain", "streams", "commands", "projections"],
  ui: ["gateways/contract.ts", "gateways/contract", "domain"]
}

/** The one file, or the few of one folder, that may import a library that does I/O. */
const gates: Readonly<Record<string, string>> = {
  "@nats-io/": "streams/nats/client/jetstream.ts",
  postgres: "projections/postgres.ts",
  "@electric-sql/": "projections/database/pgliteFolder.ts",
  "uWebSockets.js": "gateways/http/uws/*.ts",
  grammy: "gateways/telegram/api/bot.ts",
  ollama: "models/ollama/server/ollama.ts"
}

const specifiers = /(?:\bfrom|\bimport)\s*\(?\s*["']([^"'\s]+)["']/g

interface Import {
  readonly file: string
  readonly what: string
}

// A test may stand up what its folder may not import: a server to run against.
const isSource = (name: string) =>
  /\.(tsx?|mjs)$/.test(name) && !/\.test\.tsx?$/.test(name) && !name.startsWith("dist/")

const importsOf = (folder: string): ReadonlyArray<Import> =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter(isSource)
    .map((name) => join(folder, name))
    .flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(specifiers)].map(([, what]) => ({ file, what: what ?? "" }))
    )

const isKit = (file: string) => file.startsWith("domain/kit/")
const within = (library: string, what: string) =>
  library.endsWith("/") ? what.startsWith(library) : what === library || what.startsWith(`${library}/`)

describe("a folder imports only what stands before it", () => {
  test.each(Object.entries(mayImport))("%s", (folder, allowed) => {
    const imports = importsOf(folder)
    expect(imports.length).toBeGreaterThan(0)
    const wrong = imports
      .filter(({ what }) => what.startsWith("."))
      .map(({ file, what }) => ({ file, target: join(dirname(file), what) }))
      .filter(({ target }) => ![folder, ...allowed].some((place) => `${target}/`.startsWith(`${place}/`)))
      .map(({ file, target }) => `${file} must not import ${target}`)
    expect(wrong).toEqual([])
  })
})

test("the contract, which is part of the browser's bundle, imports shapes and pure code alone", () => {
  const pure = [
    "domain/",
    "gateways/contract.ts",
    "gateways/contract/",
    "projections/models/",
    "projections/projection.ts"
  ]
  const allowed = [...pure, "projections/row.ts", "streams/commit/subjects.ts"]
  const reached = new Set<string>()
  const wrong: Array<string> = []
  const follow = (file: string) => {
    if (reached.has(file)) return
    reached.add(file)
    const text = readFileSync(file, "utf8").replaceAll(/^import type [^"]*"[^"]*"$/gm, "")
    for (const [, what = ""] of text.matchAll(specifiers)) {
      const target = what.startsWith(".") ? join(dirname(file), what) : what
      const isAllowed = what.startsWith(".")
        ? allowed.some((place) => target === place || (place.endsWith("/") && target.startsWith(place)))
        : what === "effect"
      if (!isAllowed) wrong.push(`${file} must not import ${target}`)
      else if (what.startsWith(".")) follow(target)
    }
  }
  follow("gateways/contract.ts")
  follow("gateways/contract/knowledge.ts")
  expect(wrong).toEqual([])
  expect(reached).toContain("projections/models/tasks.ts")
})

describe("a library that does I/O has one gate", () => {
  const imports = [...Object.keys(mayImport), "ops"].flatMap(importsOf)

  test.each(Object.entries(gates))("%s is imported by %s alone", (library, gate) => {
    const through = imports.filter(({ what }) => within(library, what)).map(({ file }) => file)
    expect(through.filter((file) => matchesGlob(file, gate))).not.toEqual([])
    expect(through.filter((file) => !matchesGlob(file, gate))).toEqual([])
  })
})

test("the domain stands on values alone", () => {
  const outside = importsOf("domain")
    .filter(({ file, what }) => !isKit(file) && !what.startsWith(".") && !within("effect", what))
    .map(({ file, what }) => `${file} must not import ${what}`)
  expect(outside).toEqual([])
})

const textsOf = (folder: string, passes: (name: string) => boolean) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter(passes)
    .map((name) => join(folder, name))
    .map((file) => ({ file, text: readFileSync(file, "utf8") }))

test("commands alone append to the log", () => {
  const kits = ["projections/kit/scene.ts"]
  const appending = ["domain", "models", "projections", "reactors", "gateways", "ops"]
    .flatMap((folder) => textsOf(folder, isSource))
    .filter(({ file, text }) => /\.append\(/.test(text) && !kits.includes(file))
  expect(appending.map(({ file }) => file)).toEqual([])
})

test("no test sleeps: it waits for a receipt, a drained consumer or a position", () => {
  const tests = [...Object.keys(mayImport), "ops", "tests"].flatMap((folder) =>
    textsOf(folder, (name) => /\.test\.tsx?$/.test(name))
  )
  expect(tests.length).toBeGreaterThan(80)
  const allowed = [
    "ops/architecture/imports.test.ts",
    // It is the model there that is slow, on a test's clock.
    "models/choosing/degrading.test.ts",
    // And here a reactor: the server's patience with it runs by the server's own clock.
    "streams/nats/jetstreamConsumers.int.test.ts"
  ]
  const sleeping = tests.filter(({ text }) => /setTimeout\(|\bsleep\(/.test(text)).map(({ file }) => file)
  expect(sleeping.filter((file) => !allowed.includes(file))).toEqual([])
})
