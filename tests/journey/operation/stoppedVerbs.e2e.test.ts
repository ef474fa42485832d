/** Verbs on a stopped product whose log was cut: they start their own parts, and must append nothing to the cut log. */
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterEach, expect, test } from "vitest"
import { markIn, natsIn, storeIn } from "../../../streams/dataFolder.ts"
import { cutTail, tailSize } from "../../support/nats/natsStore.ts"
import { type Product, product, waitUntil } from "../../support/product/product.ts"

let opened: Product | undefined
afterEach(() => opened?.remove())

const storedMark = (dataDir: string): number => {
  const file = markIn(dataDir)
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).seq : 0
}

/** Less than any message takes in a file of the server. */
const tornBytes = 20

/** Kills every process of an installation with some tasks, and cuts the last commits off its log. */
const cut = async () => {
  const tracker = await product()
  opened = tracker
  await tracker.start()
  const dataDir = join(tracker.folder, "data")
  const request = tracker.as(await tracker.token("owner"))
  const store = storeIn(natsIn(dataDir))
  let last = 0
  let kept = 0
  for (const title of ["One", "Two", "Three"]) {
    kept = tailSize(store, "EVT")
    const { status, body } = await request("POST", "/api/tasks", { title }, title)
    expect(status).toBe(201)
    last = Number(body.seq)
  }
  await waitUntil(
    async () => storedMark(dataDir),
    (seq) => seq >= last
  )
  await tracker.kill({ nats: true })
  // The reactors may have stored commits behind the mark. The cut reaches back into a commit that the mark knows.
  cutTail(store, "EVT", tailSize(store, "EVT") - kept - tornBytes)
  return tracker
}
const exported = {
  name: "Group",
  type: "private_group",
  id: 1,
  messages: [
    {
      id: 1,
      type: "message",
      date: "2026-01-05T10:00:00",
      date_unixtime: "1767607200",
      from: "A",
      from_id: "user1",
      text: "Hi"
    }
  ]
}

test("no verb appends to a log that lacks a known commit, until a replay accepts it", async () => {
  const tracker = await cut()
  const chat = join(tracker.folder, "result.json")
  writeFileSync(chat, JSON.stringify(exported))
  const before = await tracker.log()
  const verbs = [
    ["token", "create", "--name", "new", "--role", "member"],
    ["login", "--name", "New"],
    ["seed"],
    ["import", chat]
  ]
  for (const verb of verbs) await expect(tracker.tt(...verb)).rejects.toThrow("tt replay")
  expect(await tracker.log()).toEqual(before)

  await tracker.tt("replay")
  expect(await tracker.tt("token", "create", "--name", "new", "--role", "member")).toContain("tt_")
})
