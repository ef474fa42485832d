/** The process of the bot ends before or after each write, between a change on the page and the notice of that change. */
import { expect, test } from "vitest"
import { type EndAt, makeEndingStores } from "./kit/endingStores.ts"
import { withNotices } from "../kit/noticeScene.ts"

const noon = "2026-11-27T12:00:00Z"

/** Plays one end; null for none. Returns the notices of Bo, and the number of writes for the first notice. */
const play = async (end: EndAt | null) => {
  const stores = makeEndingStores()
  let found = { texts: [] as ReadonlyArray<string>, writes: 0 }
  await withNotices(
    noon,
    async ({ api, team, join, create, actorOf, pass, passFor, told }) => {
      const [ann, bo] = [await join("Ann"), await join("Bo")]
      await team.start()
      await pass(() => api.cards(bo.chat).length === 1)
      await passFor(30, 5)
      stores.endAt(end)
      await create(ann, 1, { assignee: await actorOf(bo) })
      await pass(() => stores.isReached() || told(bo).length === 1)
      await passFor(30, 5)
      const writes = stores.writes()
      await stores.kill(team.kill)
      await create(ann, 2, { assignee: await actorOf(bo) })
      stores.endAt(null)
      await team.start()
      await pass(() => told(bo).join().includes("Task 1") && told(bo).join().includes("Task 2"))
      await passFor(180, 5)
      found = { texts: told(bo), writes }
    },
    {},
    stores.durable
  )({ expect })
  return found
}

test("each notice is sent once, wherever the process ends", async () => {
  const { writes } = await play(null)
  // The position of the sender, and the stages of the post: wanted, sending and sent.
  expect(writes).toBeGreaterThanOrEqual(4)
  for (let write = 1; write <= writes; write++)
    for (const isDone of [false, true]) {
      const { texts } = await play({ write, isDone })
      const told = [1, 2].map((n) => texts.join("\n").split(`Task ${n}`).length - 1)
      expect({ write, isDone, told }).toEqual({ write, isDone, told: [1, 1] })
    }
}, 120_000)
