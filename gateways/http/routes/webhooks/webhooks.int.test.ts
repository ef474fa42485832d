/** Webhooks over HTTP: who may add one, where to, and what its answers show. */
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { ada, eve } from "../../../../domain/kit/people.ts"
import { restScene } from "../../../../tests/support/restScene.ts"

const scene = restScene()
beforeAll(scene.begin)
afterAll(scene.end)

const admin = () => scene.as(eve)
const add = (body: object, key?: string) => admin()("POST", "/webhooks", { name: "Builds", ...body }, key)
const url = "https://8.8.8.8/hook?key=s3cret"
const listed = async () => (await admin()("GET", "/webhooks")).body["items"] as ReadonlyArray<Record<string, unknown>>
const of = async (id: string) => (await listed()).find((each) => each["id"] === id)

describe("a webhook", () => {
  test("is added by an administrator, whose answer alone has the secret", async () => {
    const added = await add({ url, types: ["task.created"] }, "one")
    expect(added.status).toBe(201)
    expect(added.body["secret"]).toMatch(/^whsec_/u)
    // A lost answer can be requested again.
    expect((await add({ url, types: ["task.created"] }, "one")).body).toEqual(added.body)
    const items = JSON.stringify(await listed())
    expect(items).not.toContain("s3cret")
    expect(items).not.toContain(String(added.body["secret"]))
    expect(await of(added.body.id)).toMatchObject({
      url: "https://8.8.8.8/hook?…",
      kind: "standard",
      audience: "team",
      types: ["task.created"],
      state: "active",
      secret: 1,
      lastTry: null,
      createdBy: eve
    })
    expect((await scene.as(ada)("POST", "/webhooks", { name: "Builds", url })).status).toBe(403)
    expect((await scene.as(ada)("GET", "/webhooks")).status).toBe(403)
  })

  test.each([
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://[::ffff:169.254.169.254]/",
    "https://[fd00:ec2::254]/",
    "https://localhost/",
    "https://localhost./",
    "https://0x7f.1/",
    "https://127.1:8443/",
    "https://[::ffff:7f00:1]/",
    "https://１２７.0.0.1/",
    "https://bücher.example/",
    "https://8.8.8.8@127.0.0.1/",
    "https://8.8.8.8#@127.0.0.1/",
    "https://8.8.8.8\\@127.0.0.1/",
    "https:127.0.0.1/",
    "https://8.8.8.8:65536/",
    "https://8.8.8.8/\nhost: internal",
    "http://8.8.8.8/",
    "https://ada:secret@8.8.8.8/",
    "ftp://8.8.8.8/",
    "8.8.8.8"
  ])("is refused at the address %s, with the field that is wrong", async (address) => {
    const { status, body } = await add({ url: address })
    expect(status).toBe(400)
    expect(body["errors"]).toMatchObject([{ field: "url" }])
  })

  test("is refused for an audience that its administrator is not part of", async () => {
    expect((await add({ url, audience: "chat:absent00absent00" })).status).toBe(403)
    expect((await add({ url, audience: ada })).status).toBe(403)
    expect((await add({ url, audience: eve })).status).toBe(201)
  })

  test("is changed, paused, resumed and removed", async () => {
    const { id } = (await add({ url })).body
    const act = async (verb: string, body: object = {}) =>
      (await admin()("POST", `/webhooks/${id}/${verb}`, body)).status
    expect(await act("change", { name: "Deploys", types: ["task.completed"] })).toBe(200)
    expect(await of(id)).toMatchObject({ name: "Deploys", types: ["task.completed"] })
    expect(await act("pause")).toBe(200)
    expect(await of(id)).toMatchObject({ state: "paused" })
    expect(await act("resume")).toBe(200)
    expect(await of(id)).toMatchObject({ state: "active" })
    expect(await act("remove")).toBe(200)
    expect(await of(id)).toBe(undefined)
    expect(await act("resume")).toBe(409)
    expect((await admin()("POST", "/webhooks/absent00/pause", {})).status).toBe(404)
  })

  test("gets another secret, which a repeat shows again, and an outdated request does not", async () => {
    const { body } = await add({ url })
    const rotate = (version: number, key: string) => admin()("POST", `/webhooks/${body.id}/rotate`, { version }, key)
    const first = await rotate(1, "r1")
    expect(first.body).toMatchObject({ version: 2 })
    expect(first.body["secret"]).not.toBe(body["secret"])
    expect((await rotate(1, "r1")).body).toEqual(first.body)
    expect((await rotate(2, "r2")).body).toMatchObject({ version: 3 })
    expect((await rotate(1, "r1")).status).toBe(409)
    expect((await rotate(9, "r3")).status).toBe(409)
  })
})

describe("deliveries", () => {
  test("are an empty list at first, and a redelivery is accepted once for a key", async () => {
    const { id } = (await add({ url })).body
    expect((await admin()("GET", `/webhooks/${id}/deliveries`)).body).toMatchObject({ items: [], next: null })
    expect((await admin()("GET", `/webhooks/${id}/deliveries/1`)).status).toBe(404)
    const again = () => admin()("POST", `/webhooks/${id}/redeliver`, { positions: [1] }, "again")
    const first = await again()
    expect([first.status, (await again()).body]).toEqual([200, first.body])
    expect((await admin()("POST", `/webhooks/${id}/redeliver`, { from: 5, to: 4 })).status).toBe(400)
    expect((await admin()("POST", "/webhooks/absent00/test", {})).status).toBe(404)
    expect((await scene.as(ada)("GET", `/webhooks/${id}/deliveries`)).status).toBe(403)
  })

  test("are requested again at most a hundred times before the first ones are done", async () => {
    const { id } = (await add({ url })).body
    expect((await admin()("POST", `/webhooks/${id}/pause`, {})).status).toBe(200)
    const again = (n: number) => admin()("POST", `/webhooks/${id}/redeliver`, { positions: [1] }, `again-${n}`)
    for (let n = 0; n < 100; n++) expect((await again(n)).status).toBe(200)
    expect(await again(100)).toMatchObject({ status: 409, body: { reason: "too-many-redeliveries" } })
    // A repeat is the same request.
    expect((await again(0)).status).toBe(200)
  })
})
