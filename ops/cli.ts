/** The command line: `npm run -s tt -- <verb>`. A verb talks to the running product, or does its work here when none runs. */
// One by one: their common door opens a Redis client as well, which is a third of all that is loaded.
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { Cause, Console, Effect, Layer, Logger, Option, References } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { resolve } from "node:path"
import { mostTokenDays } from "../domain/access/access.ts"
import { version } from "./parts/installation.ts"
import { readSettings, type Settings } from "./settings.ts"
import { teardown } from "./supervisor/defects.ts"

/** npm runs a script in the project's folder, and tells where the person stands. */
const here = process.env["INIT_CWD"] ?? process.cwd()

/** A verb is loaded when it is the one that was asked for: most need little. */
const verb =
  <Module, Given, A, E, R>(
    load: () => Promise<Module>,
    run: (module: Module, settings: Settings, given: Given) => Effect.Effect<A, E, R>
  ) =>
  (given: Given) =>
    Effect.gen(function* () {
      const settings = yield* readSettings(resolve(import.meta.dirname, ".."))
      return yield* run(yield* Effect.promise(load), settings, given)
    })

const json = Flag.Boolean("json").pipe(Flag.withDefault(false), Flag.withDescription("answer in JSON, for scripts"))
const role = Flag.Literals("role", ["owner", "admin", "member", "viewer"])

const startVerb = Command.make(
  "start",
  {
    roles: Flag.String("roles").pipe(
      Flag.optional,
      Flag.withDescription("only some of http,projections,reactors,telegram; the others run elsewhere")
    )
  },
  verb(
    () => import("./start/start.ts"),
    ({ start }, settings, { roles }) => start(settings, Option.getOrNull(roles))
  )
).pipe(Command.withDescription("run the product until it is told to stop"))

const loginVerb = Command.make(
  "login",
  {
    name: Flag.String("name").pipe(
      Flag.optional,
      Flag.withDescription("let somebody in by this name; the owner when left out")
    ),
    role: role.pipe(Flag.optional, Flag.withDescription("the role of who is let in by name; member when left out")),
    telegram: Flag.Boolean("telegram").pipe(
      Flag.withDefault(false),
      Flag.withDescription("a code that links a Telegram account, in place of a link")
    ),
    json
  },
  verb(
    () => import("./verbs/login/login.ts"),
    ({ printLogin }, settings, given) =>
      printLogin(settings, { ...given, name: Option.getOrNull(given.name), role: Option.getOrNull(given.role) })
  )
).pipe(Command.withDescription("print a fresh sign-in link, good once"))

const importVerb = Command.make(
  "import",
  {
    file: Argument.String("file").pipe(
      Argument.withDescription("result.json of a chat that Telegram Desktop exported")
    ),
    json
  },
  verb(
    () => import("./verbs/import/import.ts"),
    ({ importFile }, settings, given) => importFile(settings, resolve(here, given.file), given.json)
  )
).pipe(Command.withDescription("store the messages of an exported chat; a second time stores nothing"))

const seedVerb = Command.make(
  "seed",
  { json },
  verb(
    () => import("./verbs/seed/seed.ts"),
    ({ loadSeed }, settings, given) => loadSeed(settings, given.json)
  )
).pipe(Command.withDescription("load the sample chat"))

const day = (name: string) => Flag.String(name).pipe(Flag.optional)
const auditVerb = Command.make("audit").pipe(
  Command.withDescription("what happened, and who did it"),
  Command.withSubcommands([
    Command.make(
      "export",
      {
        format: Flag.Literals("format", ["jsonl", "csv"]).pipe(Flag.withDefault("jsonl")),
        from: day("from").pipe(Flag.withDescription("a day or a moment in UTC, included")),
        to: day("to").pipe(Flag.withDescription("a day or a moment in UTC, included"))
      },
      verb(
        () => import("./verbs/audit/audit.ts"),
        ({ exportAudit }, settings, given) =>
          exportAudit(settings, { ...given, from: Option.getOrNull(given.from), to: Option.getOrNull(given.to) })
      )
    ).pipe(Command.withDescription("print every event once, in order"))
  ])
)

const tokenVerb = Command.make("token").pipe(
  Command.withDescription("ways in for services"),
  Command.withSubcommands([
    Command.make(
      "create",
      {
        name: Flag.String("name"),
        role,
        days: Flag.Int("days").pipe(
          Flag.filter(
            (days) => days >= 1 && days <= mostTokenDays,
            () => `must be 1 to ${mostTokenDays}`
          ),
          Flag.optional,
          Flag.withDescription("days until it expires; never when left out")
        ),
        json
      },
      verb(
        () => import("./verbs/token/token.ts"),
        ({ createToken }, settings, given) => createToken(settings, { ...given, days: Option.getOrNull(given.days) })
      )
    ).pipe(Command.withDescription("make a token; its secret is shown once"))
  ])
)

const replayVerb = Command.make(
  "replay",
  {
    projections: Argument.String("projection").pipe(
      Argument.variadic(),
      Argument.withDescription("tasks, messages, people, activity; all when left out")
    ),
    json
  },
  verb(
    () => import("./verbs/replay/replay.ts"),
    ({ replayTables }, settings, given) => replayTables(settings, given.projections, given.json)
  )
).pipe(Command.withDescription("rebuild read models from the log, while reads go on"))

const evalVerb = Command.make(
  "eval",
  {
    model: Flag.String("model").pipe(
      Flag.optional,
      Flag.withDescription("a second model beside the one at work, by its name at Ollama")
    ),
    builtin: Flag.Boolean("builtin").pipe(
      Flag.withDefault(false),
      Flag.withDescription("the built-in model beside the one at work")
    ),
    data: Flag.String("data").pipe(
      Flag.optional,
      Flag.withDescription("a Telegram export with [ACTION] and [AGREED] lines, in place of what was decided here")
    ),
    json
  },
  verb(
    () => import("./verbs/eval/eval.ts"),
    ({ evaluateModels }, settings, given) =>
      evaluateModels(settings, {
        ...given,
        model: Option.getOrNull(given.model),
        data: Option.isSome(given.data) ? resolve(here, given.data.value) : null
      })
  )
).pipe(Command.withDescription("hold models against what people decided; stores nothing"))

const doctorVerb = Command.make(
  "doctor",
  { json },
  verb(
    () => import("./verbs/doctor/doctor.ts"),
    ({ doctor }, settings, given) => doctor(settings, given.json)
  )
).pipe(Command.withDescription("look at everything, and say how to mend what is not well"))

const resetVerb = Command.make(
  "reset",
  { yes: Flag.Boolean("yes").pipe(Flag.withDefault(false), Flag.withDescription("yes, delete it all")) },
  verb(
    () => import("./verbs/reset/reset.ts"),
    ({ reset }, settings, given) => reset(settings, given.yes)
  )
).pipe(Command.withDescription("delete everything that the product keeps, and begin from nothing"))

const tt = Command.make("tt").pipe(
  Command.withDescription("Task Tracker: tasks out of what a team says"),
  Command.withSubcommands([
    startVerb,
    loginVerb,
    importVerb,
    seedVerb,
    auditVerb,
    tokenVerb,
    replayVerb,
    evalVerb,
    doctorVerb,
    resetVerb
  ])
)

/** One line that says what to do; the whole of it only where it is a fault of ours. */
const explain = (cause: Cause.Cause<unknown>) => {
  const failure = Cause.findErrorOption(cause)
  if (Option.isSome(failure) && failure.value instanceof Error)
    return isHelp(failure.value) ? Effect.void : Console.error(`tt: ${failure.value.message}`)
  return Cause.hasInterruptsOnly(cause) ? Effect.void : Console.error(Cause.pretty(cause))
}
// The command line library has shown its own help by then.
const isHelp = (error: Error) => "_tag" in error && error._tag === "ShowHelp"

const logs = Layer.mergeAll(
  Logger.layer([Logger.withConsoleError(Logger.formatJson)]),
  Layer.succeed(References.MinimumLogLevel, "Info")
)

// `tt help import` is how others spell `tt import --help`.
const [first, ...rest] = process.argv.slice(2)
const asked = first === "help" ? [...rest, "--help"] : process.argv.slice(2)

Command.runWith(tt, { version })(asked).pipe(
  Effect.tapCause(explain),
  Effect.provide(Layer.mergeAll(NodeServices.layer, logs)),
  NodeRuntime.runMain({ disableErrorReporting: true, teardown })
)
