/** Webhooks that are posted to a source: how often each is stored. */
import { Effect } from "effect"
import { afterAll, beforeAll, expect, test } from "vitest"
import { eve } from "../../../../domain/kit/people.ts"
import { SourceInbox } from "../../../../streams/inbox/sourceInbox.ts"
import { restScene } from "../../../../tests/support/restScene.ts"
import { byGithub } from "../../../../tests/support/webhooks/senders.ts"

const scene = restScene()
let origin: string
beforeAll(async () => {
  await scene.begin()
  origin = await scene.listen()
})
afterAll(scene.end)

/** The events of the requests that wait, oldest first. */
const waiting = Effect.gen(function* () {
  const { next } = yield* SourceInbox
  const events: Array<string | null> = []
  for (let found = yield* next(0); found !== null; found = yield* next(found.position))
    events.push(found.request?.event ?? null)
  return events
})

test("a captured webhook that is sent again under other ids and events is stored once", async () => {
  const { body } = await scene.as(eve)("POST", "/sources", { name: "Repository", kind: "github" })
  const genuine = byGithub(String(body["secret"]), "issues", { action: "opened", issue: { title: "Ebb" } }, "d-1")
  const post = async (headers: Readonly<Record<string, string>>) =>
    (await fetch(`${origin}${String(body["path"])}`, { method: "POST", headers, body: genuine.body })).status
  for (const event of ["issues", "push", "release"])
    for (const id of ["d-1", "d-2", "d-3"])
      expect(await post({ ...genuine.headers, "x-github-event": event, "x-github-delivery": id })).toBe(202)
  expect(await scene.run(waiting)).toEqual(["issues"])
})
