/** A state of an installation as data: its cause, the troubles that must be reported, and its repair. */
import { Effect, Result } from "effect"
import { expect } from "vitest"
import { settingsFrom } from "../../../../ops/settings/settings.ts"
import { findingsOf } from "../../../../ops/verbs/doctor/doctor.ts"
import { stopsService, type Trouble, type TroubleCode } from "../../../../streams/troubles.ts"
import { type Product, waitUntil } from "../../../support/product/product.ts"

/** A process of the product, and what its readers need. */
export interface Watched {
  readonly tracker: Product
  /** The token of an owner. */
  readonly token: string
  /** The settings that differ from the defaults. */
  readonly settings: Readonly<Record<string, string>>
}

export interface ExpectedTrouble {
  readonly code: TroubleCode
  readonly stops: Trouble["stops"]
  /** The exact remedy, or a part of its sentence. */
  readonly remedy: string | RegExp | null
}

export interface State<Scene> {
  readonly name: string
  readonly reports: ReadonlyArray<ExpectedTrouble>
  /** The process that must report it. */
  readonly on: (scene: Scene) => Watched
  readonly cause: (scene: Scene) => Promise<unknown>
  /** `run` the named verb, or the act of an operator that the remedy describes. */
  readonly repair: "run" | ((scene: Scene) => Promise<unknown>)
}

/** A trouble must be reported, and be gone after its remedy, within this time on a busy machine. Milliseconds. */
const lateMillis = 30_000

const troublesOf = async ({ monitoring }: Product) => {
  const answer = await fetch(`${monitoring}/readyz`)
  const { troubles } = (await answer.json()) as { readonly troubles: ReadonlyArray<Trouble> }
  return { status: answer.status, troubles }
}

const matching = (remedy: ExpectedTrouble["remedy"]) =>
  remedy instanceof RegExp ? expect.stringMatching(remedy) : remedy

/** The findings of `tt doctor`, without the start of a process. */
const diagnose = ({ tracker, settings }: Watched) => {
  const environment = { TT_DATA_DIR: `${tracker.folder}/data`, OLLAMA_URL: "off", ...settings }
  return Effect.runPromise(findingsOf(Result.getOrThrow(settingsFrom(environment, tracker.folder)), false))
}
/** `tt doctor` prints a remedy for each trouble that stops service, also when it ends without help. */
const remedyOf = ({ remedy, stops }: ExpectedTrouble) =>
  remedy === null && stops.length > 0 ? expect.stringContaining("ends without help") : matching(remedy)

const hasAll = (codes: ReadonlyArray<TroubleCode>) => (found: { readonly troubles: ReadonlyArray<Trouble> }) =>
  codes.every((code) => found.troubles.some((each) => each.code === code))

/** Without a server the answer comes after the deadline of the command, which takes long. */
const refusesWrites = (reports: ReadonlyArray<ExpectedTrouble>) =>
  reports.some(({ code, stops }) => code !== "log-unreachable" && stops.includes("writes"))

/** Causes the state, compares `/readyz`, System and the doctor, ends the state with its remedy, and waits until it has gone. */
export const checkState = async <Scene>(scene: Scene, { reports, on, cause, repair }: State<Scene>): Promise<void> => {
  const codes = reports.map(({ code }) => code)
  await cause(scene)
  const watched = on(scene)
  const { tracker, token } = watched

  const { status, troubles } = await waitUntil(() => troublesOf(tracker), hasAll(codes), lateMillis)
  expect(status).toBe(troubles.some(stopsService) ? 503 : 200)
  const system = (await tracker.as(token)("GET", "/api/system")).body["troubles"]
  const findings = await diagnose(watched)
  for (const report of reports) {
    const { code, stops } = report
    const expected = expect.objectContaining({ code, stops, remedy: matching(report.remedy) })
    expect(troubles).toContainEqual(expected)
    expect(system).toContainEqual(expected)
    expect(findings).toContainEqual(expect.objectContaining({ code, remedy: remedyOf(report) }))
  }
  if (refusesWrites(reports)) {
    const { status } = await tracker.as(token)("POST", "/api/tasks", { title: "Refused" }, "refused")
    expect(status).not.toBe(201)
  }

  if (repair !== "run") await repair(scene)
  else
    for (const verb of new Set(reports.map(({ remedy }) => String(remedy)))) {
      expect(verb).toMatch(/^tt /u)
      await tracker.tt(...verb.split(" ").slice(1))
    }
  await waitUntil(
    () => troublesOf(tracker),
    (found) => codes.every((code) => found.troubles.every((each) => each.code !== code)),
    lateMillis
  )
}
