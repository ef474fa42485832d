/** A caller who may not use an operation gets 401 or 403, also when the id, the query and the body are invalid. */
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Rule, readRules } from "../../../../commands/rules/authorisation.ts"
import { atLeast } from "../../../../domain/roles.ts"
import type { Role } from "../../../../domain/values.ts"
import { commandRules } from "../../../../commands/catalogue.ts"
import { PersonId, personActor } from "../../../../domain/ids.ts"
import { restScene } from "../../../../tests/support/restScene.ts"
import { groups } from "../../routes/api.ts"

const scene = restScene()
const viewer = personActor(PersonId.make("viewer00"))
beforeAll(async () => {
  await scene.begin()
  await scene.signIn(viewer, "viewer")
})
afterAll(scene.end)

const rules: Readonly<Record<string, Rule & { readonly self?: Role }>> = { ...commandRules, ...readRules }
const operations = groups.flatMap(({ operations }) =>
  Object.entries(operations).flatMap(([key, { authorisation, endpoint }]) => {
    const { method, path } = endpoint(key)
    const rule = rules[authorisation]
    if (rule === undefined) return []
    // Only the command bus knows whether a command is about the caller.
    const least = "self" in rule ? rule.self : rule.least
    return [{ method, path: path.replace(/:\w+/gu, "no!id"), least }]
  })
)
const badRequest = ({ method, path }: (typeof operations)[number]) =>
  [
    `${path}?limit=none`,
    method === "GET" ? { method } : { method, headers: { "content-type": "application/json" }, body: `{"no":1}` }
  ] as const

test.each(operations)("$method $path is answered with 401 to a caller who has not signed in", async (operation) =>
  expect((await scene.request(null, ...badRequest(operation))).status).toBe(401)
)

const aboveViewer = operations.filter(({ least }) => least === null || !atLeast("viewer", least))
test.each(aboveViewer)("$method $path is answered with 403 to a viewer", async (operation) =>
  expect((await scene.request(viewer, ...badRequest(operation))).status).toBe(403)
)
