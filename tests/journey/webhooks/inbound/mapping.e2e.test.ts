/** Webhooks become tasks by a mapping, failures wait for a mended mapping, and a stopped source refuses. */
import { beforeAll, describe, expect, test } from "vitest"
import { byGitlab, byStandard } from "../../../support/webhooks/senders.ts"
import { alerts, inboundScene, type RegisteredSource } from "./inboundScene.ts"

const { killAndStart, post, register, request, tasks, until } = inboundScene()

let json: RegisteredSource
beforeAll(async () => {
  json = await register({ name: "Alerts", ...alerts })
})

describe("a webhook", () => {
  test("becomes a task by its mapping, with words that act on nothing", async () => {
    const alert = { name: "/done T-1 <img src=x> @ada", text: "**93 %**", url: "https://alerts.example.org/1" }
    expect(await post(json, byStandard(json.secret, { alert }, "msg-1", new Date()))).toBe(202)
    const [task] = await until(tasks, (all) => all.length === 1)
    expect(task).toMatchObject({ title: "/done T-1 <img src=x> @ada", audience: "team", status: "open" })
    expect(await post(json, byStandard(json.secret, { alert }, "msg-1", new Date()))).toBe(202)
  })

  test("that cannot be mapped is a dead letter, and is handled once its mapping is mended", async () => {
    expect(await post(json, byStandard(json.secret, { event: { label: "Ebb" } }, "msg-2", new Date()))).toBe(202)
    const failures = async () => (await request("GET", "/api/sources/failures")).body.items ?? []
    const [failure] = await until(failures, (all) => all.length === 1)
    expect(failure).toMatchObject({
      source: json.id,
      why: "the webhook has no text at alert.name",
      tries: 1,
      state: "waiting"
    })
    const changed = await request("POST", `/api/sources/${json.id}/change`, {
      name: "Alerts",
      makes: "task",
      mapping: { title: "event.label", text: null, link: null, author: null },
      sample: JSON.stringify({ event: { label: "Flood" } })
    })
    expect(changed.status).toBe(200)
    await killAndStart({ nats: false })
    expect((await request("POST", `/api/sources/failures/${String(failure?.["id"])}/retry`, {})).status).toBe(200)
    await until(failures, (all) => all.length === 0)
    await until(tasks, (all) => all.some(({ title }) => title === "Ebb"))
    expect((await tasks()).length).toBe(2)
  })

  test("of a paused or removed source is refused, and the sender is told", async () => {
    const gitlab = await register({ name: "Pipelines", kind: "gitlab" })
    const act = async (verb: string) => (await request("POST", `/api/sources/${gitlab.id}/${verb}`, {})).status
    const hook = () => byGitlab(gitlab.secret, { object_kind: "issue", object_attributes: { title: "Ebb", iid: 1 } })
    expect(await act("pause")).toBe(200)
    await until(
      () => post(gitlab, hook()),
      (status) => status === 409
    )
    expect(await act("resume")).toBe(200)
    await until(
      () => post(gitlab, hook()),
      (status) => status === 202
    )
    const rotated = (await request("POST", `/api/sources/${gitlab.id}/rotate`, { version: 1 })).body
    // Both secrets are accepted for a day.
    await until(
      () => post(gitlab, byGitlab(String(rotated["secret"]), { object_kind: "push" })),
      (status) => status === 202
    )
    expect(await post(gitlab, hook())).toBe(202)
    expect(await act("remove")).toBe(200)
    await until(
      () => post(gitlab, hook()),
      (status) => status === 410
    )
  })
})
