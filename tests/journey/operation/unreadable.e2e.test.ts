/** A log with commits that this version cannot read, as after a rollback or on a damaged disk: only their aggregates wait. */
import { Effect } from "effect"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { QuarantineLine } from "../../../ops/verbs/quarantine/quarantineOperation.ts"
import { foreignSeal, futureEvent, newerVersion, torn } from "../../../streams/kit/unreadable.ts"
import { natsClient } from "../../../streams/nats/client/jetstream.ts"
import { Nats } from "../../../streams/nats/client/nats.ts"
import { type NatsProcess, startNats } from "../../support/nats/natsProcess.ts"
import { allClassified, type Product, product } from "../../support/product/product.ts"
import { runOperation } from "../../support/product/operator.ts"
import { exchangeLink } from "../../support/product/session.ts"

let nats: NatsProcess
let tracker: Product
let request: ReturnType<Product["as"]>
let parkedTask: string
let otherTask: string
let people: ReadonlyArray<string>

/** Publishes messages that no bus of this version would store. */
const publish = (...messages: ReadonlyArray<readonly [subject: string, data: Uint8Array]>) =>
  Effect.flatMap(Nats, (client) =>
    Effect.forEach(messages, ([subject, data]) => client.publish({ subject, data }, 5000), { discard: true })
  ).pipe(Effect.provide(natsClient({ url: nats.url, name: "test", replicas: 1 })), Effect.runPromise)

beforeAll(async () => {
  nats = await startNats()
  tracker = await product({ NATS_URL: nats.url })
  await tracker.start()
  request = tracker.as(await tracker.token("owner"))
  parkedTask = String((await request("POST", "/api/tasks", { title: "Parked" }, "one")).body.id)
  otherTask = String((await request("POST", "/api/tasks", { title: "Other" }, "two")).body.id)
  await allClassified(request)
  await tracker.link()
  people = [...new Set((await tracker.log()).map(({ subject }) => subject))].filter((subject) =>
    subject.startsWith("evt.person.")
  )
  await tracker.stop()
  await publish(
    [`evt.task.${parkedTask}`, futureEvent],
    ...people.map((subject) => [subject, newerVersion("RoleGranted")] as const),
    ["evt.task.00000000000000000000", newerVersion("TaskCreated")],
    ["evt.task.sealed00000000000000", foreignSeal],
    ["evt.person.torn0000000000000000", torn],
    ["evt.chat.chat0000000000000000", torn],
    ["evt.access.token000000000000000", torn],
    ["evt.future.aaaaaaaa", futureEvent]
  )
})
afterAll(async () => {
  await tracker.remove()
  await nats.stop()
})

const lastLine = (printed: string) => JSON.parse(printed.trim().split("\n").at(-1) ?? "")
const troubles = async () => {
  const [found] =
    (await runOperation<{
      readonly troubles: ReadonlyArray<{ readonly code: string; readonly remedy: string | null }>
    }>(`${tracker.folder}/data`, "inspect", { deep: false })) ?? []
  return (found?.troubles ?? []).filter(({ code }) => code === "commit-unreadable")
}
const parked = async () =>
  (await tracker.tt("quarantine", "list", "--json"))
    .trim()
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line)) as ReadonlyArray<QuarantineLine>
const retitle = (id: string, title: string, key: string) => request("POST", `/api/tasks/${id}/retitle`, { title }, key)

test("the product starts, people sign in, and other tasks are changed", async () => {
  await tracker.start()
  expect((await fetch(`${tracker.origin}/readyz`)).status).toBe(200)
  expect((await exchangeLink(tracker.origin, await tracker.link())).status).toBe(200)
  const { body } = await retitle(otherTask, "Other, changed", "r1")
  const shown = await request("GET", `/api/tasks/${otherTask}?after=${body.seq}`)
  expect(shown.body).toMatchObject({ title: "Other, changed", number: 2 })
  // The unreadable creation has a number: the one that it gets when it is read.
  const made = await request("POST", "/api/tasks", { title: "Third" }, "three")
  expect((await request("GET", `/api/tasks/${made.body.id}?after=${made.body.seq}`)).body).toMatchObject({ number: 4 })
})

test("the parked task is shown as it was, and a change of it is refused", async () => {
  expect((await request("GET", `/api/tasks/${parkedTask}`)).body).toMatchObject({ title: "Parked" })
  expect(await retitle(parkedTask, "No", "r2")).toMatchObject({ status: 409, body: { reason: "parked" } })
})

test("a replay succeeds, and every row is as it was", async () => {
  expect(lastLine(await tracker.tt("replay", "--json"))).toMatchObject({ phase: "swapped", differences: [] })
})

test("the troubles, the doctor and the quarantine name each parked aggregate", async () => {
  const subjects = (await parked()).map(({ subject }) => subject)
  expect(subjects).toContain(`evt.task.${parkedTask}`)
  expect(subjects).toContain("evt.future.aaaaaaaa")
  const found = await troubles()
  expect(found.length).toBe(subjects.length)
  expect(new Set(found.map(({ remedy }) => remedy))).toEqual(new Set(["tt quarantine list"]))
  const told = await tracker.tt("doctor", "--json").catch((error: unknown) => String(error))
  expect(told).toContain(`evt.task.${parkedTask} is parked`)
})

test("a skip repairs all of them, also after a restart and in a replay", async () => {
  const before = await parked()
  const printed = await tracker.tt("quarantine", "skip", ...before.map(({ id }) => id), "--because", "a test")
  expect(
    printed
      .trim()
      .split("\n")
      .map((line) => line.split(" ").slice(1).join(" "))
  ).toEqual(before.map(() => "is repaired"))
  expect([await parked(), await troubles()]).toEqual([[], []])
  const changed = await retitle(parkedTask, "Mended", "r3")
  expect(changed.status).toBe(200)
  await tracker.stop()
  await tracker.start()
  expect((await request("GET", `/api/tasks/${parkedTask}?after=${changed.body.seq}`)).body).toMatchObject({
    title: "Mended",
    number: 1
  })
  expect(lastLine(await tracker.tt("replay", "--json"))).toMatchObject({ phase: "swapped", differences: [] })
  expect((await retitle(parkedTask, "Mended again", "r4")).status).toBe(200)
  expect((await exchangeLink(tracker.origin, await tracker.link())).status).toBe(200)
})

test("a damaged commit of the owner suspends the owner only, and a skip lets them sign in again", async () => {
  await tracker.stop()
  await publish(...people.map((subject) => [subject, torn] as const))
  await tracker.start()
  expect((await fetch(`${tracker.origin}/readyz`)).status).toBe(200)
  await expect(tracker.link()).rejects.toThrow("is parked")
  expect((await retitle(otherTask, "Other again", "r5")).status).toBe(200)
  await tracker.tt("quarantine", "skip", ...(await parked()).map(({ id }) => id), "--because", "a test")
  expect((await exchangeLink(tracker.origin, await tracker.link())).status).toBe(200)
})
