/**
 * The authorisation matrix: every route, command, view and verb against every role, with a session and with a token, on the
 * caller's own things, on those of the team, and on a private one of another person.
 *
 * The expected answers follow from the tables beside this file. `rows.test.ts` fails for a route, command, view or verb without a row.
 */
import { request as sendHttp } from "node:http"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { refusalByRights } from "../../../../commands/admit.ts"
import type { Command } from "../../../../commands/catalogue.ts"
import type { Principals } from "../../../../commands/principals.ts"
import { ActorId, reactorActor } from "../../../../domain/ids.ts"
import type { Role } from "../../../../domain/values.ts"
import { secretHeader } from "../../../../ops/control/control.ts"
import { runningOn } from "../../../../ops/control/sockets.ts"
import { subjectOf } from "../../../../streams/commit/subjects.ts"
import { type Product, product } from "../../../support/product/product.ts"
import { commands, verbs } from "./commands.ts"
import { reaches, verdictOf } from "./expected.ts"
import type { RouteRow } from "./routeRow.ts"
import { routes } from "./routes.ts"
import { makeTargets, privateWords, type Target } from "./targets.ts"
import { follow, windows, windowText } from "./windows.ts"
import { type Caller, callersIn, makeWorld, roles, type World } from "./world.ts"

let tracker: Product
let world: World
let callers: ReadonlyArray<Caller> = []
let targetsOf: Awaited<ReturnType<typeof makeTargets>>
const sizes = new Map<string, number>()
const tried = (what: string, count: number) => void sizes.set(what, (sizes.get(what) ?? 0) + count)

const callerOf = (name: string) => {
  const found = callers.find((each) => each.name === name)
  if (found === undefined) throw new Error(`there is no caller ${name}`)
  return found
}

beforeAll(async () => {
  // Many requests come from one address in a few seconds: the rates are for other tests.
  const rate = "1000000"
  tracker = await product({
    TT_RATE_PERSON: rate,
    TT_RATE_TOKEN: rate,
    TT_RATE_ADDRESS: rate,
    TT_SIGN_INS: rate,
    TT_SOCKETS_PERSON: "1000",
    TT_WEBHOOK_NETWORKS: "127.0.0.1",
    // Some routes allow an address a few attempts in 10 minutes, so each request comes from another one.
    TT_TRUSTED_PROXIES: "127.0.0.1"
  })
  await tracker.start()
  world = makeWorld(tracker)
  // The owner of the installation, so that no request meets the rule of the last owner.
  await world.person("owner", "First Owner")
  callers = await callersIn(world)
  targetsOf = await makeTargets(world, callerOf("admin (session)"))
})
afterAll(async () => {
  const total = [...sizes.values()].reduce((sum, count) => sum + count, 0)
  console.log(`authorisation matrix: ${total} cases (${[...sizes].map(([what, n]) => `${what} ${n}`).join(", ")})`)
  await tracker.remove()
})

describe("routes", () => {
  /** The faults of one request: an answer that the table does not expect, or words of another person. */
  const faultsOf = async (row: RouteRow, caller: Caller, { whose, id, by }: Target) => {
    const path = `${row.path.replace(":id", id)}${row.query === undefined ? "" : `?${row.query}`}`
    const answer = await world.send(by, row.method, path, row.isBinary === true ? new Uint8Array(1) : row.body)
    const verdict = verdictOf(row, by, whose)
    const said = `${caller.name}, ${whose}: ${answer.status} ${answer.text.slice(0, 200)}`
    return [
      ...(reaches(verdict, answer) ? [] : [`${said}, expected ${String(verdict)}`]),
      ...(answer.text.includes(privateWords) ? [`${said}, with private words`] : [])
    ]
  }

  test.each(Object.entries(routes))("%s", async (name, row) => {
    const tries = callers.map(async (caller) => {
      const targets = await targetsOf(caller, row.thing, row.ends)
      tried("routes", targets.length)
      return Promise.all(targets.map((target) => faultsOf(row, caller, target)))
    })
    const wrong = (await Promise.all(tries)).flat(2)
    expect(wrong, name).toEqual([])
  })
})

describe("commands", () => {
  const person = ActorId.make("person:caller00")
  const principalsWith = (role: Role | null) =>
    ({ roleOf: (actor) => (actor === person ? role : null), audiencesOf: () => [], isKnown: () => true }) as Partial<
      Principals["Service"]
    > as Principals["Service"]
  const isRefused = (name: string, actor: ActorId, role: Role | null, id: string) =>
    refusalByRights(principalsWith(role), actor, { _tag: name } as Command, subjectOf("person", id)) !== null

  test.each(Object.entries(commands))(
    "%s is for its roles and its reactors only",
    (name, { least, reactors, self }) => {
      for (const role of [null, ...roles]) {
        const has = (lowest: Role | null) =>
          role !== null && lowest !== null && roles.indexOf(role) >= roles.indexOf(lowest)
        expect(isRefused(name, person, role, "another0"), `${role}`).toBe(!has(least))
        expect(isRefused(name, person, role, "caller00"), `${role} about itself`).toBe(!has(least) && !has(self))
      }
      for (const reactor of ["classify", "extract", "analyse", "telegram", "sign-in", "erase", "notify"])
        expect(isRefused(name, reactorActor(reactor), null, "another0"), reactor).toBe(!reactors.includes(reactor))
      tried("commands", 17)
    }
  )
})

/** The answer to a subscription that this role is needed for. */
const expectedOf = ({ role }: Caller, least: Role) => {
  if (role === null) return "unopened"
  return roles.indexOf(role) >= roles.indexOf(least) ? "followed" : "refused"
}

describe("windows", () => {
  const privateOf = async (thing: "task" | "message") =>
    (await targetsOf(callerOf("viewer (session)"), thing, undefined)).find(({ whose }) => whose === "private")?.id ?? ""

  test.each(Object.entries(windows))("%s", async (kind, row) => {
    const ids = { task: await privateOf("task"), message: await privateOf("message"), other: "absent00absent00" }
    const text = windowText(kind, row, ids)
    for (const caller of callers) {
      const answer = await follow(tracker.origin, caller, text)
      expect(answer.is, caller.name).toBe(expectedOf(caller, row.least))
      expect(answer.text, caller.name).not.toContain(privateWords)
      tried("windows", 1)
    }
  })
})

describe("verbs", () => {
  /** The status of a request to the operator's socket. */
  const overSocket = (socketPath: string, path: string, headers: Readonly<Record<string, string>>) =>
    new Promise<number>((resolve, reject) => {
      sendHttp({ socketPath, path, method: "POST", agent: false, headers }, (answer) => {
        answer.resume()
        resolve(answer.statusCode ?? 0)
      })
        .once("error", reject)
        .end("{}")
    })

  test.each(Object.values(verbs).flat())("%s is for the operator only", async (operation) => {
    const [control] = await runningOn(join(tracker.folder, "data"))
    expect(control).toBeDefined()
    for (const headers of [{}, { [secretHeader]: "A".repeat(43) }])
      expect(await overSocket(control?.socket ?? "", `/control/${operation}`, headers)).toBe(403)
    for (const caller of callers)
      for (const path of [`/control/${operation}`, `/CONTROL/${operation}/`]) {
        const answer = await fetch(`${tracker.origin}${path}`, {
          method: "POST",
          headers: { ...caller.headers, "content-type": "application/json" },
          body: "{}"
        })
        expect([404, 405], `${caller.name} ${path}`).toContain(answer.status)
      }
    tried("verbs", 2 + 2 * callers.length)
  })
})
