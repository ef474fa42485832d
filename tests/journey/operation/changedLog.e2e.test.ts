/** The log goes back or is replaced: no command is acknowledged that is lost, the trouble is reported, and `tt replay` ends it. */
import { afterEach, expect, test } from "vitest"
import { cutTail, requestStream, tailSize } from "../../support/nats/natsStore.ts"
import { restartableNats, type RestartableNats } from "../../support/nats/restartableNats.ts"
import { type Product, product, waitUntil } from "../../support/product/product.ts"

const opened: Array<{ readonly remove: () => Promise<void> }> = []
afterEach(async () => {
  for (const each of opened.splice(0).toReversed()) await each.remove()
})

interface Installation {
  readonly nats: RestartableNats
  readonly tracker: Product
  readonly request: ReturnType<Product["as"]>
}
const install = async (): Promise<Installation> => {
  const nats = await restartableNats()
  opened.push(nats)
  await nats.start()
  const tracker = await product({ NATS_URL: nats.url })
  opened.push(tracker)
  await tracker.start()
  return { nats, tracker, request: tracker.as(await tracker.token("owner")) }
}

/** Creates tasks one after another; returns the ids of the acknowledged ones. */
const create = async ({ request }: Installation, name: string, count: number) => {
  const acknowledged: Array<string> = []
  for (let i = 0; i < count; i++) {
    const { status, body } = await request("POST", "/api/tasks", { title: `${name} ${i}` }, `${name}-${i}`)
    if (status === 201) acknowledged.push(String(body.id))
    else expect(status).toBe(503)
  }
  return acknowledged
}
const shown = async ({ request }: Installation) =>
  ((await request("GET", "/api/tasks?limit=200")).body.items ?? []).map(({ id }) => String(id)).toSorted()

interface Ready {
  readonly status: number
  readonly codes: ReadonlyArray<string>
}
const readiness = async ({ tracker }: Installation): Promise<Ready> => {
  const answer = await fetch(`${tracker.monitoring}/readyz`).catch(() => null)
  // The product is starting.
  if (answer === null) return { status: 0, codes: [] }
  const body = (await answer.json()) as { readonly troubles?: ReadonlyArray<{ readonly code: string }> }
  return { status: answer.status, codes: (body.troubles ?? []).map(({ code }) => code) }
}
const untilTold = (installation: Installation, code: string) =>
  waitUntil(
    () => readiness(installation),
    ({ status, codes }) => status === 503 && codes.includes(code)
  )

const restart = async ({ nats }: Installation, change: () => void) => {
  await nats.stop()
  change()
  await nats.start()
}

/** A verb repairs the installation: it acknowledges again, and every acknowledged task of then on is shown. */
const repaired = async (installation: Installation, kept: ReadonlyArray<string>) => {
  const { tracker } = installation
  await tracker.tt("replay")
  await waitUntil(
    () => readiness(installation),
    ({ status }) => status === 200
  )
  const after = await create(installation, "after", 5)
  expect(after).toHaveLength(5)
  await waitUntil(
    () => shown(installation),
    (ids) => ids.length === kept.length + 5
  )
  expect(await shown(installation)).toEqual([...kept, ...after].toSorted())
}

test("the same log after a restart of its server is not a trouble", async () => {
  const installation = await install()
  const before = await create(installation, "before", 5)
  await restart(installation, () => {})
  const after = await create(installation, "after", 5)
  expect(after).toHaveLength(5)
  await waitUntil(
    () => shown(installation),
    (ids) => ids.length === 10
  )
  expect(await shown(installation)).toEqual([...before, ...after].toSorted())
  expect(await readiness(installation)).toEqual({ status: 200, codes: [] })
})

test("an older copy under a running product: nothing is acknowledged, the rows that were shown stay, and a replay repairs it", async () => {
  const installation = await install()
  const { nats, tracker, request } = installation
  const kept = await create(installation, "kept", 10)
  await nats.stop()
  const older = nats.copy()
  await nats.start()
  const lost = await create(installation, "lost", 10)
  await waitUntil(
    () => shown(installation),
    (ids) => ids.length === 20
  )

  await restart(installation, () => nats.putBack(older))
  expect(await create(installation, "refused", 30)).toEqual([])
  await untilTold(installation, "log-rewound")
  expect(await shown(installation)).toEqual([...kept, ...lost].toSorted())
  const refused = await request("POST", "/api/tasks", { title: "Refused" }, "refused")
  expect(refused).toMatchObject({ status: 503, body: { detail: expect.stringContaining("tt replay") } })
  await expect(tracker.tt("doctor")).rejects.toThrow("tt replay")

  await tracker.stop()
  const started = tracker.start().catch(() => {})
  await untilTold(installation, "log-rewound")
  expect(await create(installation, "refused-too", 3)).toEqual([])
  await repaired(installation, kept)
  await started
})

test("a deleted log is reported, and no replay empties the tables, which are its last copy", async () => {
  const installation = await install()
  const { nats, tracker } = installation
  const kept = await create(installation, "kept", 5)
  await waitUntil(
    () => shown(installation),
    (ids) => ids.length === 5
  )
  await requestStream(nats.url, "DELETE", "EVT")
  await untilTold(installation, "log-missing")
  await expect(tracker.tt("replay")).rejects.toThrow("put the log back")
  await expect(tracker.tt("doctor", "--json")).rejects.toThrow("log-missing")
  expect(await shown(installation)).toEqual([...kept].toSorted())
})

/** Less than any message takes in a file of the server. */
const tornBytes = 20

test("a log whose tail was cut while the product was stopped is reported at the start, and a replay repairs it", async () => {
  const installation = await install()
  const { nats, tracker } = installation
  await create(installation, "kept", 9)
  const kept = tailSize(nats.store, "EVT")
  await create(installation, "lost", 1)
  await waitUntil(
    () => shown(installation),
    (ids) => ids.length === 10
  )
  await tracker.stop()
  // The reactors may have stored commits that the tables did not apply before the stop. The cut reaches back into a commit
  // that they did apply, and leaves a part of it.
  await restart(installation, () => cutTail(nats.store, "EVT", tailSize(nats.store, "EVT") - kept - tornBytes))
  const started = tracker.start().catch(() => {})
  const told = await untilTold(installation, "log-rewound")
  expect(told.codes).toEqual(expect.arrayContaining(["log-torn"]))
  expect(await create(installation, "refused", 3)).toEqual([])
  await tracker.tt("replay")
  await waitUntil(
    () => readiness(installation),
    ({ status, codes }) => status === 200 && codes.length === 0
  )
  expect(await create(installation, "after", 2)).toHaveLength(2)
  await started
})
