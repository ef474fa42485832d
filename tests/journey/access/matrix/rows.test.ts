/** Each route, command, window and verb has a row in the tables of the authorisation matrix, and each row is of one. */
import { readdirSync } from "node:fs"
import { expect, test } from "vitest"
import { commandRules } from "../../../../commands/catalogue.ts"
import { windowKinds } from "../../../../gateways/contract/windows.ts"
import { groups } from "../../../../gateways/http/routes/api.ts"
import { operations } from "../../../../ops/verbs/operations.ts"
import { commands, verbs } from "./commands.ts"
import { routes } from "./routes.ts"
import { windows } from "./windows.ts"

const published = groups.flatMap(({ name, operations: ofGroup }) =>
  Object.entries(ofGroup).map(([key, { endpoint }]) => [`${name}.${key}`, endpoint(key)] as const)
)

test("the routes", () => {
  expect(published.map(([name]) => name).toSorted()).toEqual(Object.keys(routes).toSorted())
  for (const [name, { method, path }] of published) {
    const row = routes[name]
    const filled = path.replace(/:\w+/gu, "[^/]+")
    expect(row?.method, name).toBe(method)
    expect(row?.path ?? "", name).toMatch(new RegExp(`^${filled}$`, "u"))
  }
})

test("the commands", () => expect(Object.keys(commands).toSorted()).toEqual(Object.keys(commandRules).toSorted()))

test("the windows", () => expect(Object.keys(windows).toSorted()).toEqual([...windowKinds].toSorted()))

test("the verbs and their operations", () => {
  const folders = readdirSync("ops/verbs", { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const named = folders.map(({ name }) => name).filter((name) => name !== "operation")
  expect(named.toSorted()).toEqual(Object.keys(verbs).toSorted())
  expect(operations.map(({ name }) => name).toSorted()).toEqual(Object.values(verbs).flat().toSorted())
})
