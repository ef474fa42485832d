/** A state of an installation as data: the act that causes it, the troubles that it is told with, and the act that ends it. */
import { Effect, Result } from "effect"
import { expect } from "vitest"
import { settingsFrom } from "../../../../ops/settings/settings.ts"
import { findingsOf } from "../../../../ops/verbs/doctor/doctor.ts"
import { stopsService, type Trouble, type TroubleCode } from "../../../../streams/troubles.ts"
import { type Product, waitUntil } from "../../../support/product/product.ts"

/** A process of the product, and what its readers need. */
export interface Watched {
  readonly tracker: Product
  /** Of an owner. */
  readonly token: string
  /** The settings that differ from the defaults. */
  readonly settings: Readonly<Record<string, string>>
}

export interface Told {
  readonly code: TroubleCode
  readonly stops: Trouble["stops"]
  /** The exact remedy, or a part of its sentence. */
  readonly mend: string | RegExp | null
}

export interface State<Scene> {
  readonly name: string
  readonly tells: ReadonlyArray<Told>
  /** The process that tells it. */
  readonly on: (scene: Scene) => Watched
  readonly enter: (scene: Scene) => Promise<unknown>
  /** `run` the named verb, or the act of an operator that the remedy describes. */
  readonly heal: "run" | ((scene: Scene) => Promise<unknown>)
}

/** A trouble must be told, and be gone after its remedy, within this time on a busy machine. Milliseconds. */
const lateMillis = 30_000

const troublesOf = async ({ origin }: Product) => {
  const answer = await fetch(`${origin}/readyz`)
  const { troubles } = (await answer.json()) as { readonly troubles: ReadonlyArray<Trouble> }
  return { status: answer.status, troubles }
}

const matching = (mend: Told["mend"]) => (mend instanceof RegExp ? expect.stringMatching(mend) : mend)

/** The findings of `tt doctor`, without the start of a process. */
const diagnose = ({ tracker, settings }: Watched) => {
  const environment = { TT_DATA_DIR: `${tracker.folder}/data`, OLLAMA_URL: "off", ...settings }
  return Effect.runPromise(findingsOf(Result.getOrThrow(settingsFrom(environment, tracker.folder)), false))
}
/** `tt doctor` prints a remedy for each trouble that stops service, also when it ends without help. */
const remedyOf = ({ mend, stops }: Told) =>
  mend === null && stops.length > 0 ? expect.stringContaining("ends without help") : matching(mend)

const hasAll = (codes: ReadonlyArray<TroubleCode>) => (found: { readonly troubles: ReadonlyArray<Trouble> }) =>
  codes.every((code) => found.troubles.some((each) => each.code === code))

/** Without a server the answer comes after the deadline of the command, which takes long. */
const refusesWrites = (tells: ReadonlyArray<Told>) =>
  tells.some(({ code, stops }) => code !== "log-unreachable" && stops.includes("writes"))

/** Enters the state, compares `/readyz`, System and the doctor, ends the state with its remedy, and waits until it has gone. */
export const checkState = async <Scene>(scene: Scene, { tells, on, enter, heal }: State<Scene>): Promise<void> => {
  const codes = tells.map(({ code }) => code)
  await enter(scene)
  const watched = on(scene)
  const { tracker, token } = watched

  const { status, troubles } = await waitUntil(() => troublesOf(tracker), hasAll(codes), lateMillis)
  expect(status).toBe(troubles.some(stopsService) ? 503 : 200)
  const system = (await tracker.as(token)("GET", "/api/system")).body["troubles"]
  const findings = await diagnose(watched)
  for (const told of tells) {
    const { code, stops } = told
    const expected = expect.objectContaining({ code, stops, mend: matching(told.mend) })
    expect(troubles).toContainEqual(expected)
    expect(system).toContainEqual(expected)
    expect(findings).toContainEqual(expect.objectContaining({ code, mend: remedyOf(told) }))
  }
  if (refusesWrites(tells)) {
    const { status } = await tracker.as(token)("POST", "/api/tasks", { title: "Refused" }, "refused")
    expect(status).not.toBe(201)
  }

  if (heal !== "run") await heal(scene)
  else
    for (const verb of new Set(tells.map(({ mend }) => String(mend)))) {
      expect(verb).toMatch(/^tt /u)
      await tracker.tt(...verb.split(" ").slice(1))
    }
  await waitUntil(
    () => troublesOf(tracker),
    (found) => codes.every((code) => found.troubles.every((each) => each.code !== code)),
    lateMillis
  )
}
