/** `tt start`: runs the product until a stop signal. Prints the parts that it found, and what each missing part would add. */
import { Console, Effect, Layer, Option, Schema } from "effect"
import { Principals } from "../../commands/principals.ts"
import type { ActorId } from "../../domain/ids.ts"
import { SignIn } from "../../gateways/http/signIn/signIn.ts"
import { Installation } from "../../gateways/installation.ts"
import { Projections } from "../../projections/runner/served/projections.ts"
import type { ModelDescription } from "../../models/model.ts"
import type { LogContinuity } from "../../streams/continuity.ts"
import { Feed } from "../../streams/ports/feed.ts"
import { runningProduct } from "../control/request.ts"
import { findOllama } from "../settings/findOllama.ts"
import { ownLinkMillis, signInLink } from "../verbs/login/loginOperation.ts"
import { theOwner } from "../verbs/login/people.ts"
import { OpsServer } from "../monitoring/opsServer.ts"
import { hasEmbeddedParts } from "../parts/record.ts"
import { productLayer } from "../product.ts"
import { everyRole, type Roles, rolesFrom } from "../settings/roles.ts"
import { originOf, publicOriginOf, type Settings } from "../settings/settings.ts"
import { watchDefects } from "../supervisor/defects.ts"
import { reportVersion, upgradeNotice } from "./upgradeNotice.ts"
import { reportPostgresOutage } from "./postgresOutage.ts"

/** A product with embedded parts already runs on this data folder. Processes on shared servers may share a folder. */
class RunsAlready extends Schema.TaggedError<RunsAlready>()("RunsAlready", { origin: Schema.String }) {
  override get message() {
    return `the product is already running at ${this.origin}: stop it first, or set TT_DATA_DIR and TT_HTTP_PORT to run a second one`
  }
}

/** Runs until the process is stopped. `roleList`: for example `http,reactors`; null means all roles. */
export const start = (settings: Settings, roleList: string | null) =>
  Effect.gen(function* () {
    yield* watchDefects
    const roles = yield* rolesFrom(roleList, settings)
    const other = yield* runningProduct(settings)
    if (hasEmbeddedParts(settings) && Option.isSome(other))
      return yield* new RunsAlready({ origin: other.value.origin })
    return yield* run(settings, roles, yield* findOllama(settings))
  }).pipe(Effect.scoped)

const run = (settings: Settings, roles: Roles, foundOllama: string | null) =>
  Effect.gen(function* () {
    const feed = yield* Feed
    const { position } = yield* Projections
    yield* reportChangedLog(feed.continuity)
    // Only the users of this role may change the streams.
    if (roles.has("http")) yield* reportVersion
    // Only this role signs people in, and may make the owner.
    const owner = roles.has("http") ? yield* newOwner : null
    // Ready means that reads show everything that was stored.
    const caughtUp = position.waitFor(yield* feed.head)
    yield* settings.databaseUrl === null
      ? caughtUp
      : Effect.raceFirst(caughtUp, reportPostgresOutage(settings.databaseUrl))
    const { origin: ops } = yield* OpsServer
    const address = roles.has("http") ? originOf(settings) : ops
    yield* Console.log(`ready ${address}${roles.size < everyRole.size ? ` (${[...roles].join(", ")})` : ""}`)
    yield* Console.log(`monitoring: ${ops}/metrics, ${ops}/readyz`)
    if (!roles.has("http")) return yield* Effect.never
    yield* Console.log(`sign in: ${yield* signInHint(settings, owner)}`)
    for (const line of yield* summary(settings)) yield* Console.log(line)
    return yield* Effect.never
  }).pipe(
    Effect.provide(productLayer(settings, roles, foundOllama).pipe(Layer.provide(upgradeNotice(settings)))),
    Effect.scoped
  )

/**
 * Waits until the log is the log of the tables. Until then nothing is stored, and the product serves reads and `tt
 * replay`.
 */
const reportChangedLog = ({ found, sound }: LogContinuity) =>
  Effect.suspend(() => {
    const change = found()
    return change === null ? Effect.void : Effect.andThen(Console.error(`not ready: ${change.message}`), sound)
  })

/**
 * The owner, while no owner has ever signed in; null afterwards. A log file with links would let its readers in.
 *
 * Null too when a damaged commit has parked the owner: the product serves everyone else, and `tt quarantine` repairs it.
 */
const newOwner = Effect.gen(function* () {
  const { owners, isActivated } = yield* Principals
  return owners().some(isActivated) ? null : yield* theOwner
}).pipe(
  Effect.catchTag(["AggregateParked", "WhichOwner"], ({ message }) =>
    Effect.as(Effect.logWarning("there is no sign-in link of the owner", message), null)
  )
)

const signInHint = Effect.fnUntraced(function* (settings: Settings, owner: ActorId | null) {
  if (owner === null) return "`npm run -s tt -- login` prints a link for the owner"
  const link = signInLink(publicOriginOf(settings), yield* (yield* SignIn).issueLink(owner, ownLinkMillis))
  return `${link}  (works once, for 15 minutes; \`npm run -s tt -- login\` prints another)`
})

const summary = Effect.fnUntraced(function* (settings: Settings) {
  const { model, bot, offer } = yield* (yield* Installation).system
  const log = settings.natsUrl === null ? `embedded NATS in ${settings.dataDir}` : "NATS (from NATS_URL)"
  const tables = settings.databaseUrl === null ? "embedded Postgres (PGlite)" : "Postgres (from DATABASE_URL)"
  return [
    `model: ${modelLine(model)}`,
    ...(offer === null
      ? []
      : [
          `Ollama answers at ${offer.url} and is not used: an admin can choose it on the page, or set OLLAMA_URL=${offer.url}`
        ]),
    bot.name === null ? `bot: ${bot.note}` : `bot: @${bot.name}`,
    `stores: ${log}, ${tables}`,
    `time zone: ${settings.timeZone} for dates in messages. TT_TIME_ZONE changes it, and each person can choose another one.`
  ]
})

const modelLine = ({ provider, model, note, reachable }: ModelDescription) => {
  if (provider === "builtin")
    return `built-in (${note}). With Ollama (OLLAMA_URL) a language model classifies tasks, and search finds messages of similar meaning.`
  return reachable ? `${model} by ${provider}` : `${model} via ${provider} is not reachable: the built-in model is used`
}
