/** `tt migrate`: shows how the settings of streams and buckets would change; with `--yes` it changes them. */
import { Console, Effect, Stream } from "effect"
import { requestFromNats } from "../../control/request.ts"
import { migrateOperation, type MigrateLine } from "./migrateOperation.ts"
import type { Settings } from "../../settings/settings.ts"

interface Given {
  readonly yes: boolean
  readonly acceptLower: boolean
  readonly json: boolean
}

/** Sets the exit code to 1 when a step failed. */
export const migrate = Effect.fn("migrate")(function* (settings: Settings, { yes, acceptLower, json }: Given) {
  const lines = yield* requestFromNats(settings, migrateOperation, { apply: yes, acceptLower }).pipe(
    Stream.tap((line) => Console.log(json ? JSON.stringify(line) : lineOf(line, yes))),
    Stream.runCollect
  )
  if (lines.some(({ failed }) => failed !== null)) process.exitCode = 1
  if (json || yes) return
  const waiting = lines.filter(({ action }) => action !== "none").length
  const verb = `tt migrate ${acceptLower ? "--accept-lower " : ""}--yes`
  yield* Console.log(waiting === 0 ? "nothing to change" : `nothing was changed; \`${verb}\` does it`)
})

const lineOf = ({ stream, action, changes, kept, accepted, failed }: MigrateLine, applied: boolean) => {
  const isAbsent = action === "none" && kept !== null
  const parts = [
    ...(failed === null ? [] : [`failed: ${failed}`]),
    ...(failed !== null || isAbsent ? [] : [words[action](applied)]),
    ...changes.map(({ setting, from, to }) => `${setting} ${from} → ${to}`),
    ...accepted.map(
      ({ setting, from, to }) => `${setting} ${applied ? "stays" : "would stay"} ${to}, recorded ${from}`
    ),
    ...(kept === null ? [] : [kept])
  ]
  return `${stream.padEnd(12)} ${parts.join("; ")}`
}

const words: { readonly [A in MigrateLine["action"]]: (applied: boolean) => string } = {
  change: (applied) => (applied ? "changed" : "would change"),
  record: (applied) => (applied ? "settings recorded" : "settings would be recorded"),
  none: () => "as declared"
}
