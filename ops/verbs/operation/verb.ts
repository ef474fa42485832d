/** Shared by the verbs of the command line: the handler, and the flags that several of them have. */
import { Effect, Option } from "effect"
import { Flag } from "effect/cli"
import { resolve } from "node:path"
import { Reason } from "../../../domain/text/text.ts"
import { readSettings, type Settings } from "../../settings/settings.ts"

/** The folder in which the person typed the command. npm runs scripts in the project's folder and keeps the first one in this variable. */
const shellFolder = process.env["INIT_CWD"] ?? process.cwd()

/** A path as the person typed it, made absolute. */
export const pathOf = (typed: string) => resolve(shellFolder, typed)

/** The handler of a verb. Its code is loaded when the verb is run, because most verbs need little of the product. */
export const verb =
  <Module, Given, A, E, R>(
    load: () => Promise<Module>,
    run: (module: Module, settings: Settings, given: Given) => Effect.Effect<A, E, R>
  ) =>
  (given: Given) =>
    Effect.gen(function* () {
      const settings = yield* readSettings(resolve(import.meta.dirname, "../../.."))
      return yield* run(yield* Effect.promise(load), settings, given)
    })

export const json = Flag.Boolean("json").pipe(Flag.withDefault(false), Flag.withDescription("print JSON, for scripts"))
export const role = Flag.Literals("role", ["owner", "admin", "member", "viewer"])

export const because = Flag.String("because").pipe(
  Flag.withSchema(Reason),
  Flag.withDescription("the reason, which is kept")
)

/** An optional text flag with a description; null when it is not given. */
export const optionalText = (name: string, description: string) =>
  Flag.String(name).pipe(Flag.optional, Flag.withDescription(description), Flag.map(Option.getOrNull))
