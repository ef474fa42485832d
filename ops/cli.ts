/** The command line: `npm run -s tt -- <verb>`. A verb asks the running product, or does its work here when none runs. */
// Imported one by one: the package's main file also loads a Redis client, a third of all code loaded.
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { Cause, Console, Effect, Layer, Logger, Option, References } from "effect"
import { Command } from "effect/cli"
import { version } from "./settings/version.ts"
import { startVerb } from "./start/startVerb.ts"
import { teardown } from "./supervisor/defects.ts"
import { auditVerb } from "./verbs/audit/auditVerb.ts"
import { backupVerb } from "./verbs/backup/backupVerb.ts"
import { chatsVerb } from "./verbs/chats/chatsVerb.ts"
import { deadLettersVerb } from "./verbs/deadLetters/deadLettersVerb.ts"
import { doctorVerb } from "./verbs/doctor/doctorVerb.ts"
import { evalVerb } from "./verbs/eval/evalVerb.ts"
import { importVerb } from "./verbs/import/importVerb.ts"
import { keyVerb } from "./verbs/key/keyVerb.ts"
import { loginVerb } from "./verbs/login/loginVerb.ts"
import { mcpVerb } from "./verbs/mcp/mcpVerb.ts"
import { migrateVerb } from "./verbs/migrate/migrateVerb.ts"
import { messagesVerb } from "./verbs/messages/messagesVerb.ts"
import { peopleVerb } from "./verbs/people/peopleVerb.ts"
import { quarantineVerb } from "./verbs/quarantine/quarantineVerb.ts"
import { replayVerb } from "./verbs/replay/replayVerb.ts"
import { resetVerb } from "./verbs/reset/resetVerb.ts"
import { restoreVerb } from "./verbs/restore/restoreVerb.ts"
import { seedVerb } from "./verbs/seed/seedVerb.ts"
import { sessionsVerb } from "./verbs/sessions/sessionsVerb.ts"
import { sourcesVerb } from "./verbs/sources/sourcesVerb.ts"
import { webhooksVerb } from "./verbs/webhooks/webhooksVerb.ts"
import { tokenVerb } from "./verbs/token/tokenVerb.ts"

const tt = Command.make("tt").pipe(
  Command.withDescription("Task Tracker: tasks from what a team writes"),
  Command.withSubcommands([
    startVerb,
    loginVerb,
    importVerb,
    seedVerb,
    auditVerb,
    tokenVerb,
    webhooksVerb,
    sourcesVerb,
    peopleVerb,
    messagesVerb,
    chatsVerb,
    sessionsVerb,
    keyVerb,
    backupVerb,
    restoreVerb,
    deadLettersVerb,
    migrateVerb,
    mcpVerb,
    replayVerb,
    quarantineVerb,
    evalVerb,
    doctorVerb,
    resetVerb
  ])
)

/** Prints an expected failure as one sentence, and a defect with its stack. */
const explain = (cause: Cause.Cause<unknown>) => {
  const failure = Cause.findErrorOption(cause)
  if (Option.isSome(failure) && failure.value instanceof Error)
    return isHelp(failure.value) ? Effect.void : printFailure(failure.value)
  return Cause.hasInterruptsOnly(cause) ? Effect.void : Console.error(Cause.pretty(cause))
}
// A refusal by an aggregate has its sentence in the gateway, which is loaded only then.
const printFailure = (error: Error) =>
  error.message === ""
    ? Effect.flatMap(
        Effect.promise(() => import("../gateways/http/problems/problemOf.ts")),
        ({ explained }) => Console.error(`tt: ${explained(error)}`)
      )
    : Console.error(`tt: ${error.message}`)
// The library has printed its help before it fails with this.
const isHelp = (error: Error) => "_tag" in error && error._tag === "ShowHelp"

const logs = Layer.mergeAll(
  Logger.layer([Logger.withConsoleError(Logger.formatJson)]),
  Layer.succeed(References.MinimumLogLevel, "Info")
)

// `tt help import` means `tt import --help`.
const [first, ...rest] = process.argv.slice(2)
const args = first === "help" ? [...rest, "--help"] : process.argv.slice(2)

Command.runWith(tt, { version })(args).pipe(
  Effect.tapCause(explain),
  Effect.provide(Layer.mergeAll(NodeServices.layer, logs)),
  NodeRuntime.runMain({ disableErrorReporting: true, teardown })
)
