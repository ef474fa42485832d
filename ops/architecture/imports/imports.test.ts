/** The code keeps to the table of folders: who may import whom, which file is the gate to a library, and no circles. */
import { readFileSync } from "node:fs"
import { dirname, matchesGlob } from "node:path"
import { describe, expect, test } from "vitest"
import { circlesOf, graphOf } from "./circles.ts"
import { againstOrder, folders, gates, mayImport } from "./folders.ts"
import { importBans, isImportBan, type Override } from "./lintRules.ts"
import { filesOf, importsOf, isKit, isOf, isRelative, isTest, sourcesOf, targetOf } from "../sources.ts"

describe("a folder imports only what the table allows", () => {
  test.each(Object.entries(mayImport))("%s", (folder, allowed) => {
    const imports = importsOf(folder)
    expect(imports.length).toBeGreaterThan(0)
    const wrong = imports
      .filter(isRelative)
      .filter((each) => ![folder, ...allowed].some((place) => `${targetOf(each)}/`.startsWith(`${place}/`)))
      .map((each) => `${each.file} must not import ${targetOf(each)}`)
    expect(wrong).toEqual([])
  })
})

describe("no imports run in a circle", () => {
  const edges = folders
    .filter((folder) => folder !== "tests")
    .flatMap(importsOf)
    .filter((each) => isRelative(each) && !isKit(each.file))
    .map((each) => [each.file, targetOf(each)] as const)
  const between = [
    ...new Map(
      edges
        .map(([from, to]) => [dirname(from), dirname(to)] as const)
        .filter(([from, to]) => from !== to)
        .map((edge) => [edge.join(" imports "), edge])
    ).values()
  ]
  const listed = ([from, to]: readonly [string, string]) =>
    againstOrder.filter(([source, target]) => matchesGlob(from, source) && matchesGlob(to, target))

  test("of files", () => {
    expect(circlesOf(graphOf(edges))).toEqual([])
  })

  test("of folders, but for those in the list", () => {
    expect(circlesOf(graphOf(between.filter((edge) => listed(edge).length === 0)))).toEqual([])
  })

  test.each(againstOrder)("and %s still imports %s: an entry of the list that holds no more is removed", (from, to) => {
    const used = between.filter((edge) => matchesGlob(edge[0], from) && matchesGlob(edge[1], to))
    expect(used).not.toEqual([])
  })
})

describe("a library that does I/O has one gate", () => {
  const imports = folders.filter((folder) => folder !== "tests").flatMap(importsOf)

  test.each(Object.entries(gates))("%s is imported by %s alone", (library, gate) => {
    const through = imports.filter((each) => isOf(library, each)).map(({ file }) => file)
    expect(through.filter((file) => matchesGlob(file, gate))).not.toEqual([])
    expect(through.filter((file) => !matchesGlob(file, gate))).toEqual([])
  })
})

test("the linter bans what the table forbids: `node ops/architecture/imports/writeLintRules.ts` stores its bans", () => {
  const config = JSON.parse(readFileSync(".oxlintrc.json", "utf8")) as { readonly overrides: ReadonlyArray<Override> }
  expect(config.overrides.filter(isImportBan)).toEqual(importBans())
})

test("the domain imports values alone", () => {
  const outside = importsOf("domain")
    .filter((each) => !isKit(each.file) && !isRelative(each) && !isOf("effect", each))
    .map(({ file, what }) => `${file} must not import ${what}`)
  expect(outside).toEqual([])
})

test("the command bus alone appends to the log", () => {
  const appending = folders
    .filter((folder) => !["streams", "ui", "tests"].includes(folder))
    .flatMap(sourcesOf)
    .filter((file) => !isKit(file) && /\.append\(/.test(readFileSync(file, "utf8")))
  expect(appending).toEqual(["commands/bus/attempt/append.ts"])
})

test("every transaction begins in the gate of Postgres, so that a closed connection does not end the process", () => {
  const beginning = folders
    .filter((folder) => !["gateways", "ui", "tests"].includes(folder))
    .flatMap(filesOf)
    .filter((file) => /\b\w*(?:sql|database)\w*(?:\(\))?\.(?:begin|reserve)\(/i.test(readFileSync(file, "utf8")))
  expect(beginning).toEqual(["projections/postgres.ts"])
})

test("a reactor and the bot send through sendOnce, so that a redelivery is harmless", () => {
  const sending = ["reactors", "gateways"]
    .flatMap(sourcesOf)
    .filter((file) => /^(reactors|gateways\/telegram)\//.test(file) && !isKit(file))
    .filter((file) => /bus\)?\s*\.send\(|\bsend\b[^}]*\} = yield\* CommandBus/iu.test(readFileSync(file, "utf8")))
  // It distinguishes the first request from a second one, and answers them differently.
  expect(sending).toEqual(["gateways/telegram/handlers/tasks/takeTask.ts"])
})

test("no test sleeps: it waits for a receipt, a drained consumer or a position", () => {
  const tests = folders.flatMap(filesOf).filter(isTest)
  expect(tests.length).toBeGreaterThan(80)
  const allowed = [
    "ops/architecture/imports/imports.test.ts",
    // The model is slow there, on a test's clock.
    "models/choosing/degradingModel.test.ts",
    // The server's timeout for a consumer runs by the server's clock.
    "streams/nats/consumers/jetstreamConsumers.int.test.ts"
  ]
  const sleeping = tests.filter((file) => /setTimeout\(|\bsleep\(/.test(readFileSync(file, "utf8")))
  expect(sleeping.filter((file) => !allowed.includes(file))).toEqual([])
})
