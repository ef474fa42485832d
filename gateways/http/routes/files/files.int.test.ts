/** Files of messages over the REST route, from a server that speaks Telegram's Bot API. */
import { Effect, Redacted } from "effect"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { ada, bo } from "../../../../domain/kit/people.ts"
import type { FileRef } from "../../../../domain/message/fileRefs.ts"
import { MessageId } from "../../../../domain/ids.ts"
import { Audience, team } from "../../../../domain/values.ts"
import { append } from "../../../../projections/kit/scene.ts"
import { subjectOf } from "../../../../streams/commit/subjects.ts"
import { restScene } from "../../../../tests/support/restScene.ts"
import { startBotApi } from "../../../../tests/telegram/server/botApi.ts"

const api = await startBotApi()
const scene = restScene({ token: Effect.succeed(Redacted.make(api.token)), apiRoot: api.url })
beforeAll(scene.begin)
afterAll(async () => {
  api.release()
  await scene.end()
  await api.stop()
})

const picture = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.alloc(200_000, "pixels")])
let messages = 0

/** Stores a message with these files, and returns its id and position. */
const said = async (
  text: string,
  files: ReadonlyArray<{ readonly file_id: string; readonly file_unique_id: string; readonly file_size: number }>,
  audience = team
) => {
  const id = MessageId.make(`said${String(++messages).padStart(4, "0")}`)
  const refs = files.map(({ file_id, file_unique_id, file_size }): FileRef => ({
    kind: "file",
    id: file_id,
    unique: file_unique_id,
    size: file_size
  }))
  const seq = await scene.run(
    append(subjectOf("message", id), {
      _tag: "MessageReceived",
      source: "telegram",
      chat: null,
      author: ada,
      text,
      sentAt: "2026-11-24T09:00:00.000Z",
      replyTo: null,
      thread: null,
      audience,
      files: JSON.stringify(refs)
    })
  )
  await scene.as(ada)("GET", `/messages?after=${seq}`)
  return id
}
const fetchFile = (id: string, place: number | string = 0, actor: typeof ada | null = bo) =>
  scene.request(actor, `/messages/${id}/files/${place}`, { method: "GET" })
const problemOf = async (answer: Response) => {
  const text = await answer.text()
  expect(text).not.toContain(api.token)
  expect(text).not.toContain("documents/")
  return { status: answer.status, ...(JSON.parse(text) as { readonly reason?: string; readonly detail: string }) }
}
const downloads = () => api.calls.filter(({ method }) => method === "file").length

describe("a file of a message", () => {
  test("is sent whole, with the type of its bytes and its name, and runs nothing", async () => {
    const id = await said("the plan\n📎 pier plan.png (200 kB)", [api.file(picture)])
    const answer = await fetchFile(id)
    expect(answer.status).toBe(200)
    expect(Buffer.from(await answer.arrayBuffer()).equals(picture)).toBe(true)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "image/png",
      "content-disposition": `inline; filename="pier plan.png"; filename*=UTF-8''pier%20plan.png`,
      "content-security-policy": expect.stringContaining("sandbox")
    })
  })

  test("that is a page is saved and not shown", async () => {
    const id = await said("📎 offer.html", [api.file(Buffer.from("<script>alert(1)</script>"))])
    const answer = await fetchFile(id)
    expect([answer.headers.get("content-type"), answer.headers.get("content-disposition")]).toEqual([
      "application/octet-stream",
      `attachment; filename="offer.html"; filename*=UTF-8''offer.html`
    ])
  })

  test("is downloaded once for many readers", async () => {
    const id = await said("", [api.file(picture)])
    const before = downloads()
    await Promise.all(
      [fetchFile(id), fetchFile(id, 0, ada), fetchFile(id)].map(async (each) => (await each).arrayBuffer())
    )
    await (await fetchFile(id)).arrayBuffer()
    expect(downloads()).toBe(before + 1)
  })

  test("is not found by a person who may not see its message, and needs a session", async () => {
    const id = await said("", [api.file(picture)], Audience.make(ada))
    expect((await fetchFile(id, 0, ada)).status).toBe(200)
    expect((await fetchFile(id)).status).toBe(404)
    expect((await fetchFile(id, 0, null)).status).toBe(401)
  })

  test.each([1, 99])("at place %i, where there is none, is not found", async (place) => {
    const id = await said("", [api.file(picture)])
    expect((await fetchFile(id, place)).status).toBe(404)
  })
  test.each(["-1", "1.5", "100", "x"])("at %s is a wrong address", async (place) => {
    const id = await said("", [api.file(picture)])
    expect((await fetchFile(id, place)).status).toBe(400)
  })

  test("goes with its message", async () => {
    const id = await said("", [api.file(picture)])
    await (await fetchFile(id)).arrayBuffer()
    const erased = await scene.as(ada)("POST", `/messages/${id}/redact`, { because: "It has a password" })
    expect(erased.status).toBe(200)
    await scene.as(ada)("GET", `/messages?after=${erased.body.seq}`)
    expect(await problemOf(await fetchFile(id, 0, ada))).toMatchObject({ status: 404 })
  })
})

describe("a file that Telegram does not give", () => {
  test("is answered in plain words when it is gone, or too large", async () => {
    const gone = await said("", [{ file_id: "gone", file_unique_id: "u", file_size: 1 }])
    expect(await problemOf(await fetchFile(gone))).toMatchObject({ status: 404, reason: "file-gone" })
    const large = await said("", [api.file(picture, 34_000_000)])
    expect(await problemOf(await fetchFile(large))).toMatchObject({ status: 404, reason: "file-too-large" })
  })

  test.each([
    ["getFile", { is: "bad-gateway" }],
    ["getFile", { is: "unheard" }],
    ["file", { is: "bad-gateway" }],
    ["file", { is: "unheard" }],
    ["file", { is: "short" }],
    ["file", { is: "page" }]
  ] as const)("because of a failure of %s (%j) is fetched by the next request", async (method, fault) => {
    const id = await said("", [api.file(picture)])
    api.fault(method, fault)
    expect(await problemOf(await fetchFile(id))).toMatchObject({ status: 503 })
    const again = await fetchFile(id)
    expect(Buffer.from(await again.arrayBuffer()).equals(picture)).toBe(true)
  })

  test("is refused at once while Telegram asks to wait", async () => {
    const id = await said("", [api.file(picture)])
    api.fault("getFile", { is: "flood", retryAfter: 1 })
    expect(await problemOf(await fetchFile(id))).toMatchObject({ status: 503, retryAfter: 1 })
    const asked = api.calls.length
    expect((await fetchFile(id)).status).toBe(503)
    expect(api.calls.length).toBe(asked)
  })
})
