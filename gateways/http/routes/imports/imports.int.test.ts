/** A chat goes from a file in a browser to stored messages, over the real routes, a real disk and a log in memory. */
import { Effect, Fiber, Stream } from "effect"
import { crc32 } from "node:zlib"
import { afterAll, beforeAll, expect, test } from "vitest"
import { ada, bo, eve } from "../../../../domain/kit/people.ts"
import { ActorId } from "../../../../domain/ids.ts"
import { fileOfAll, oddLeftOut, oddReadable } from "../../../../ops/verbs/import/telegram/oddities/file.ts"
import { chatExport } from "../../../../tests/support/import/chatExport.ts"
import { restScene } from "../../../../tests/support/restScene.ts"
import { Progress, type Tick } from "../../../../streams/ports/progress.ts"
import type { ImportShown } from "../../../contract/imports/imports.ts"

const scene = restScene()
const max = ActorId.make("person:max00000")
beforeAll(async () => {
  await scene.begin()
  await scene.signIn(max, "owner")
})
afterAll(() => scene.end())

const partBytes = 512 * 1024
const shown = (body: unknown) => body as ImportShown
const begin = async (by: ActorId, content: Buffer, name = "result.json") => {
  const { status, body } = await scene.as(by)("POST", "/imports", { name, size: content.length, modified: 1 })
  return { status, body, ...shown(body) }
}
const sendPart = async (by: ActorId, id: string, content: Buffer, offset = 0) => {
  const part = content.subarray(offset, offset + partBytes)
  const sum = crc32(part).toString(16).padStart(8, "0")
  const answer = await scene.request(by, `/imports/${id}/parts?offset=${offset}&sum=${sum}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: new Uint8Array(part)
  })
  return { status: answer.status, body: JSON.parse(await answer.text()) as Record<string, unknown> }
}
const send = async (by: ActorId, content: Buffer, name?: string) => {
  const { id } = await begin(by, content, name)
  for (let offset = 0; offset < content.length; offset += partBytes) await sendPart(by, id, content, offset)
  return id
}
/** Waits for ticks, which end the check and the import, and reads the import. */
const until = (by: ActorId, id: string, states: ReadonlyArray<ImportShown["state"]>) => {
  const read = Effect.promise(async () => {
    const items = (await scene.as(by)("GET", "/imports")).body["items"] as ReadonlyArray<ImportShown>
    return items.find((each) => each.id === id)
  })
  return scene.run(
    Effect.gen(function* () {
      const { ticks } = yield* Progress
      return yield* Stream.merge(Stream.make(null), ticks).pipe(
        Stream.mapEffect(() => read),
        Stream.filter((each) => each !== undefined && states.includes(each.state)),
        Stream.runHead
      )
    })
  )
}
const ended = async (by: ActorId, id: string, ...states: ReadonlyArray<ImportShown["state"]>) => {
  const found = await until(by, id, states)
  if (found._tag === "None" || found.value === undefined) throw new Error("the import is gone")
  return found.value
}
const cancel = (by: ActorId, id: string) => scene.request(by, `/imports/${id}/cancel`, { method: "POST" })

test("a file is sent, checked, confirmed and stored once", async () => {
  const { file, texts, skipped } = chatExport(4, 400)
  const content = Buffer.from(`${JSON.stringify(file)}${" ".repeat(partBytes)}`)
  const id = await send(eve, content)
  const { chats, counts } = await ended(eve, id, "ready")
  expect(chats).toMatchObject([{ title: "Pier 4", messages: texts.length, leftOut: skipped, audience: "team" }])
  expect(counts).toEqual([])
  const ticks: Array<Tick> = []
  const follow = Effect.flatMap(Progress, (progress) =>
    Stream.runForEach(progress.ticks, (tick) => Effect.sync(() => void ticks.push(tick)))
  )
  const following = await scene.run(Effect.forkDetach(follow))
  const [chat] = chats
  expect((await scene.as(eve)("POST", `/imports/${id}/start`, { places: [chat?.place] })).status).toBe(200)
  const done = await ended(eve, id, "done")
  expect(done.counts).toEqual([
    {
      place: chat?.place,
      chat: chat?.chat,
      title: "Pier 4",
      stored: texts.length,
      alreadyThere: 0,
      edited: 0,
      forgotten: 0,
      leftOut: skipped
    }
  ])
  await scene.run(Fiber.interrupt(following))
  expect(ticks.filter((tick) => tick.id === id && String(tick.audience) !== eve)).toEqual([])
  const answer = await scene.as(eve)("GET", `/chats`)
  expect(answer.body["items"]).toContainEqual(expect.objectContaining({ id: chat?.chat, title: "Pier 4" }))

  const again = await send(eve, content)
  await ended(eve, again, "ready")
  await scene.as(eve)("POST", `/imports/${again}/start`, { places: [chat?.place] })
  expect((await ended(eve, again, "done")).counts).toMatchObject([{ stored: 0, alreadyThere: texts.length }])
})

test("the preview counts what would be lost, as the dry run of the command line does", async () => {
  const id = await send(eve, Buffer.from(fileOfAll))
  const { chats } = await ended(eve, id, "ready")
  expect(chats).toMatchObject([{ messages: oddReadable, leftOut: oddLeftOut }])
  expect(chats[0]?.losses.length).toBeGreaterThan(3)
  expect((await cancel(eve, id)).status).toBe(204)
})

test("no other person finds an import, and members have none", async () => {
  const content = Buffer.from(JSON.stringify(chatExport(5, 20).file))
  const { id } = await begin(eve, content)
  expect((await scene.as(max)("GET", "/imports")).body["items"]).toEqual([])
  expect(await sendPart(max, id, content)).toMatchObject({ status: 404, body: { reason: "not-found" } })
  expect((await cancel(max, id)).status).toBe(404)
  for (const by of [ada, bo]) {
    expect((await scene.as(by)("GET", "/imports")).status).toBe(403)
    expect((await sendPart(by, id, content)).status).toBe(403)
  }
  expect((await cancel(eve, id)).status).toBe(204)
  expect(await sendPart(eve, id, content)).toMatchObject({ status: 404 })
})

test("a part that is not bytes, and one that is damaged, are refused with what to do", async () => {
  const content = Buffer.from(JSON.stringify(chatExport(6, 20).file))
  const { id } = await begin(eve, content)
  const path = `/imports/${id}/parts?offset=0&sum=00000000`
  expect((await scene.as(eve)("POST", path, {})).body).toMatchObject({
    status: 415,
    detail: expect.stringMatching(/octet-stream/)
  })
  const damaged = await scene.request(eve, path, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: new Uint8Array(content)
  })
  expect(damaged.status).toBe(400)
  expect(await begin(eve, Buffer.from("another file"))).toMatchObject({ status: 409, body: { reason: "other-upload" } })
  await cancel(eve, id)
})

test("an import runs alone, and is begun only with chats of its file", async () => {
  const content = Buffer.from(JSON.stringify(chatExport(7, 20).file))
  const id = await send(eve, content)
  const { chats } = await ended(eve, id, "ready")
  const start = (places: ReadonlyArray<string>) => scene.as(eve)("POST", `/imports/${id}/start`, { places })
  expect((await start([])).body).toMatchObject({ status: 409, reason: "no-such-chat" })
  expect((await start([chats[0]?.place ?? "", "chats/9"])).body).toMatchObject({ reason: "no-such-chat" })
  await cancel(eve, id)
})
