/** `tt doctor`: checks everything that the product needs, and prints how to fix each fault. */
import { Console, Effect } from "effect"
import { runningProduct } from "../../control/request.ts"
import type { Settings } from "../../settings/settings.ts"
import { findOllama } from "../../settings/findOllama.ts"
import { type Finding, fine } from "./findings/finding.ts"
import { sectionOf } from "./findings/findingCodes.ts"
import { changedSettings } from "../../settings/changed/changedSettings.ts"
import { natsServerPath } from "../../setup/nats/findNats.mjs"
import { folder, freeBytes, masterKey, node, room, server } from "./machine.ts"
import { ollama, ready } from "./findings/services.ts"
import { botFinding, telegramPlaceOf } from "./findings/telegramFinding.ts"
import { stores } from "./stores.ts"

/** Every finding. Each trouble is named once, also when several checks find it. */
export const findingsOf = Effect.fn("doctor.findings")(function* (settings: Settings, deep: boolean) {
  const product = yield* runningProduct(settings)
  // In parallel, so that the timeouts of parts that hang do not add up.
  const [running, opened, model, bot] = yield* Effect.all(
    [ready(product), stores(settings, deep), ollama(settings, yield* findOllama(settings)), telegram(settings)],
    { concurrency: "unbounded" }
  )
  const findings = [
    node(),
    settingsFinding(changedSettings(process.env)),
    server(settings, natsServerPath()),
    folder(settings),
    masterKey(settings),
    room(freeBytes(settings)),
    ...running,
    ...opened,
    model,
    ...bot,
    fine("time zone", `${settings.timeZone}; TT_TIME_ZONE changes the zone in which dates in messages are read`)
  ]
  return findings.filter((each, at) => each.code === null || findings.findIndex(isSameAs(each)) === at)
})

const settingsFinding = (changed: ReadonlyArray<string>) =>
  fine("settings", changed.length === 0 ? "all have their defaults" : changed.join(", "))

/** Checks a token of the environment only. `stores` checks a token that an owner has entered in the page. */
const telegram = (settings: Settings) =>
  settings.telegramToken === null
    ? Effect.succeed([])
    : Effect.map(botFinding(settings.telegramToken, telegramPlaceOf(settings)), (finding) => [finding])

const isSameAs =
  (one: Finding) =>
  ({ code, found, remedy }: Finding) =>
    code === one.code && found === one.found && remedy === one.remedy

/** Sets the exit code to 1 when there is a fault, so that a script sees it. */
export const doctor = Effect.fn("doctor")(function* (settings: Settings, json: boolean, deep: boolean) {
  const findings = yield* findingsOf(settings, deep)
  yield* json
    ? Console.log(JSON.stringify(findings.map(withSection)))
    : Effect.forEach(findings, (finding) => Console.log(findingLine(finding)), { discard: true })
  if (findings.some(({ remedy }) => remedy !== null)) process.exitCode = 1
})

/** For programs. `section` is null when the finding has no code. */
const withSection = (finding: Finding) => ({
  ...finding,
  section: finding.code === null ? null : sectionOf(finding.code)
})

/** A finding as people read it: a fault has its remedy, and each finding with a code names its section. */
export const findingLine = ({ what, found, remedy, code }: Finding) =>
  [
    `${remedy === null ? "ok  " : "FAIL"} ${what.padEnd(12)} ${found}`,
    ...(remedy === null ? [] : [`→ ${remedy}`]),
    ...(code === null ? [] : [`see ${sectionOf(code)}`])
  ].join("\n     ")
