/** Sign-in of a new person, before the tables have them. */
import { Effect } from "effect"
import { afterAll, beforeAll, expect, test } from "vitest"
import { CommandBus } from "../../../commands/commandBus.ts"
import { letIn } from "../../../commands/kit/onTeam.ts"
import { PersonId, personActor } from "../../../domain/ids.ts"
import { Reads } from "../../../projections/reads/reads.ts"
import { restScene } from "../../../tests/support/restScene.ts"
import { SignIn } from "../signIn/signIn.ts"

const scene = restScene()
beforeAll(scene.begin)
afterAll(scene.end)

const nina = personActor(PersonId.make("nina0000"))

test("a new person who signs in at once has their name in the session", async () => {
  const link = await scene.run(
    Effect.gen(function* () {
      yield* (yield* Reads).waitFor(1)
      yield* letIn(yield* CommandBus, nina, "member")
      return yield* (yield* SignIn).issueLink(nina)
    })
  )
  const answer = await scene.request(null, "/session", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ link })
  })
  expect(await answer.json()).toMatchObject({ actor: nina, role: "member", name: nina })
})
