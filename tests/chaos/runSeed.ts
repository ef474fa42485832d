/** Runs one seed on an installation: load, faults, and at the end every oracle. */
import { waitUntil } from "../support/product/product.ts"
import { seededRandom } from "../support/seededRandom.ts"
import type { Scene } from "./faults/fault.ts"
import { faults } from "./faults/faults.ts"
import { gatewaysOf, operatorOf, startMissing } from "./installation/installation.ts"
import { startLoad } from "./load/clients.ts"
import { keyFrom } from "./load/ledger.ts"
import { startReaders, type Readers } from "./load/readers.ts"
import { pause, type Send, senderTo } from "./load/send.ts"
import { checkStored } from "./oracles/stored.ts"
import { settledLog } from "./oracles/settledLog.ts"
import { compareReader, compareReplay, compareTables, waitForPosition } from "./oracles/tables.ts"
import { checkTold } from "./oracles/told.ts"
import type { FaultName, Plan } from "./plan.ts"
import { type FaultTimes, noViolations, type SeedResult, type Violations } from "./result.ts"
import type { Site } from "./site.ts"

/** Sends a command until it is acknowledged, and reads until its effect is seen. */
const measureRecovery = async (
  send: Send,
  { ledger, actor }: Site,
  fault: FaultName,
  key: string,
  patienceMillis: number
) => {
  const sent = keyFrom(key)
  const began = performance.now()
  const created = await waitUntil(
    () => send("POST", "/api/tasks", { title: `Task of ${key}` }, sent),
    ({ status }) => status === 201,
    patienceMillis
  )
  const outageMs = performance.now() - began
  const [id, seq] = [String(created.body["id"]), Number(created.body["seq"])]
  ledger.acknowledge(actor, "CreateTask", sent, id, seq)
  await waitUntil(
    () => send("GET", `/api/tasks/${id}?after=${seq}`),
    ({ status }) => status === 200,
    patienceMillis
  )
  return { fault, outageMs, takeoverMs: performance.now() - began } satisfies FaultTimes
}

interface Course {
  readonly site: Site
  readonly scene: Scene
  readonly readers: Readers
  readonly found: Violations
  readonly patienceMillis: number
}

const strike = async (
  name: FaultName,
  { site, scene, readers, found, patienceMillis }: Course,
  key: string
): Promise<FaultTimes> => {
  const fault = faults[name]
  const isTold = (fault.told ?? []).length > 0
  if (isTold) readers.suspend()
  const aimed = await fault.aim?.(scene)
  const striking = fault.strike(scene, aimed)
  if (isTold) {
    await striking
    found.untold.push(...(await checkTold(scene, name, fault)))
    readers.restart()
  }
  const [times] = await Promise.all([measureRecovery(scene.send, site, name, key, patienceMillis), striking])
  return times
}

/** Runs a check. Its failure is a violation, and the other checks run all the same. */
const attempt = (found: Violations, check: () => Promise<void>) =>
  check().catch((error: unknown) => void found.wrong.push(error instanceof Error ? error.message : String(error)))

/** All that must hold once nothing fails any more. */
const checkAll = async (course: Course) => {
  const { site, readers, found, patienceMillis } = course
  const { installation, ledger, owner } = site
  const operator = operatorOf(installation)
  const gateways = gatewaysOf(installation)
  let isSettled = false
  await attempt(found, () => startMissing(installation))
  await attempt(found, async () => {
    const { log, trouble } = await settledLog(operator, senderTo(operator.origin, owner), patienceMillis)
    checkStored(log, ledger.receipts(), found)
    // Tables that still change differ from the log that was read before.
    if (trouble !== null) throw new Error(trouble)
    isSettled = true
    for (const { origin } of gateways) {
      await waitForPosition(senderTo(origin, owner), log.at(-1)?.seq ?? 0, patienceMillis)
      found.differing.push(...(await compareTables(log, origin, owner)))
    }
  })
  if (isSettled)
    await Promise.all(
      readers.all.map((reader) =>
        attempt(found, async () => void found.differing.push(...(await compareReader(reader, patienceMillis))))
      )
    )
  await attempt(found, async () => void found.differing.push(...(await compareReplay(operator))))
  found.wrong.push(...readers.wrong(), ...ledger.wrong.splice(0))
  found.defects.push(...installation.takeDefects())
}

/** Every request goes to another gateway, as behind a proxy. */
const inTurn = (sends: ReadonlyArray<Send>): Send => {
  let n = 0
  return (...request) => (sends[n++ % sends.length] ?? senderTo("", ""))(...request)
}

/** `note` gets the times of each fault as soon as they are known. */
export const runSeed = async (
  plan: Plan,
  site: Site,
  note: (times: FaultTimes) => void = () => {}
): Promise<SeedResult> => {
  const began = performance.now()
  const found = noViolations()
  const random = seededRandom(plan.seed)
  const origins = gatewaysOf(site.installation).map(({ origin }) => origin)
  const sends = origins.map((origin) => senderTo(origin, site.owner))
  const readers = await startReaders(origins, { owner: site.owner, viewer: site.viewer }, random)
  const before = site.ledger.receipts().length
  const load = startLoad({
    sends,
    actor: site.actor,
    ledger: site.ledger,
    clients: plan.clients,
    name: `s${plan.seed}`,
    random,
    proposals: site.proposals,
    restMillis: plan.restMillis,
    patienceMillis: plan.patienceMillis
  })
  const scene: Scene = { installation: site.installation, load, send: inTurn(sends), random }
  const course: Course = { site, scene, readers, found, patienceMillis: plan.patienceMillis }
  const times: Array<FaultTimes> = []
  await attempt(found, async () => {
    for (const [n, name] of plan.faults.entries()) {
      await Promise.all([load.during(plan.commands), pause(plan.gapMillis)])
      const measured = await strike(name, course, `probe-${plan.seed}-${n}`)
      times.push(measured)
      note(measured)
    }
    await load.during(plan.commands)
  })
  const answered = await Promise.race([load.end().then(() => true), pause(plan.patienceMillis).then(() => false)])
  if (!answered) found.wrong.push("a command got no answer")
  readers.heal()
  await checkAll(course)
  await readers.end()
  const acknowledged = site.ledger.receipts().length - before
  const seconds = (performance.now() - began) / 1000
  return { seed: plan.seed, shape: plan.shape, acknowledged, times, seconds, ...found }
}
