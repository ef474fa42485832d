/** Checks that a fault is reported to the operator, and that the named verb repairs it. */
import type { Trouble, TroubleCode } from "../../../streams/troubles.ts"
import { type Product, waitUntil } from "../../support/product/product.ts"
import type { Fault, Scene } from "../faults/fault.ts"
import { gatewaysOf, operatorOf, troublesOf } from "../installation/installation.ts"

/** A trouble must be reported, and be gone after its verb, within this time. Milliseconds. */
const lateMillis = 20_000

/** Undefined when the process does not answer. */
const troublesNow = (gateway: Product) => troublesOf(gateway).catch(() => undefined)

const toldAt = (gateway: Product, codes: ReadonlyArray<TroubleCode>) =>
  waitUntil(
    async () => (await troublesNow(gateway))?.find(({ code }) => codes.includes(code)),
    (trouble) => trouble !== undefined,
    lateMillis
  ).catch(() => undefined)

const doctorNames = async (operator: Product, { code, remedy }: Trouble) => {
  // `tt doctor` exits with 1 when it finds a fault, and prints all the same.
  const printed = await operator.tt("doctor", "--json").catch((error: unknown) => String(error))
  return printed.includes(code) && (remedy === null || printed.includes(remedy))
}

const isGoneAt = (gateway: Product, codes: ReadonlyArray<TroubleCode>) =>
  waitUntil(
    // Without an answer, the trouble does not count as repaired.
    async () => (await troublesNow(gateway))?.filter(({ code }) => codes.includes(code)),
    (left) => left?.length === 0,
    lateMillis
  ).then(
    () => true,
    () => false
  )

/** A gateway that reports that writes stop must refuse them. */
const refusesWrites = async ({ send }: Scene) => {
  const { status } = await send("POST", "/api/tasks", { title: "Must be refused" }, "must-be-refused")
  return status === 503
}

/** Waits until every gateway reports the fault, runs the named verb, and waits until the trouble has gone. */
export const checkTold = async (scene: Scene, name: string, fault: Fault): Promise<ReadonlyArray<string>> => {
  const codes = fault.told ?? []
  if (codes.length === 0) return []
  const untold: Array<string> = []
  const gateways = gatewaysOf(scene.installation)
  const operator = operatorOf(scene.installation)
  const told = await Promise.all(gateways.map((gateway) => toldAt(gateway, codes)))
  told.forEach((trouble, n) => {
    if (trouble === undefined) untold.push(`${name}: gateway ${n} reports none of ${codes.join(", ")}`)
    if (fault.stopsWrites === true && trouble?.stops.includes("writes") === false)
      untold.push(`${name}: gateway ${n} does not report that writes stop`)
  })
  const trouble = told.find((each) => each !== undefined)
  if (trouble !== undefined && !(await doctorNames(operator, trouble)))
    untold.push(`${name}: tt doctor does not name ${trouble.code} and ${trouble.remedy}`)
  if (fault.stopsWrites === true && !(await refusesWrites(scene))) untold.push(`${name}: a change is not refused`)
  await fault.repair?.(scene)
  const verb = trouble?.remedy ?? (fault.repair === undefined ? "tt replay" : null)
  if (verb?.startsWith("tt "))
    await operator
      .tt(...verb.split(" ").slice(1))
      .catch((error: unknown) => untold.push(`${name}: ${verb} fails: ${String(error).slice(0, 300)}`))
  const gone = await Promise.all(gateways.map((gateway) => isGoneAt(gateway, codes)))
  if (gone.includes(false)) untold.push(`${name}: the trouble stays after ${verb}`)
  return untold
}
