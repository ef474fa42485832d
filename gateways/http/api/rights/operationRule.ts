/** Applies the rule of an operation before its request is decoded: a caller who may not use it learns nothing about its fields. */
import { Context, Effect, Layer } from "effect"
import { HttpApiMiddleware } from "effect/http-api"
import { allows, type ReadRule, readRules } from "../../../../commands/rules/authorisation.ts"
import { commandRules, type CommandName } from "../../../../commands/catalogue.ts"
import { Forbidden } from "../../../../commands/errors.ts"
import { Principals } from "../../../../commands/principals.ts"
import type { ActorId } from "../../../../domain/ids.ts"
import { atLeast } from "../../../../domain/roles.ts"
import type { Role } from "../../../../domain/values.ts"
import { problemOf } from "../../problems/problemOf.ts"
import { NotAllowed } from "../../problems/problems.ts"
import { Caller } from "../../signIn/caller.ts"

/**
 * The rule of an operation.
 *
 * - a command: its rule in the catalogue, which the command bus applies again;
 * - a read: its rule in `readRules`;
 * - `own-session`: the caller must have a session and needs no role;
 * - `public`: the caller has not signed in yet.
 */
export type Authorisation = CommandName | ReadRule | "own-session" | "public"

/** Annotates an endpoint with its rule. */
export const OperationRule = Context.Reference<Authorisation>("tracker/gateways/http/OperationRule", {
  // An endpoint without the annotation answers no caller.
  defaultValue: () => {
    throw new Error("an operation has no rule")
  }
})

/** Fails with `NotAllowed` for a caller whose role is below the rule of the endpoint. */
export class Permitted extends HttpApiMiddleware.Service<Permitted, { requires: Caller }>()(
  "tracker/gateways/http/Permitted",
  { error: NotAllowed }
) {}

export const permittedLayer = Layer.effect(
  Permitted,
  Effect.map(Principals, ({ roleOf }) =>
    Permitted.of((effect, { endpoint }) =>
      Effect.flatMap(Caller, ({ actor }) => {
        const refusal = refusalOf(Context.get(endpoint.annotations, OperationRule), actor, roleOf(actor))
        return refusal === null ? Effect.void : Effect.fail(refusal)
      }).pipe(Effect.andThen(effect))
    )
  )
)

const refusalOf = (rule: Authorisation, actor: ActorId, role: Role | null) => {
  if (rule === "public" || rule === "own-session") return null
  if (isRead(rule)) return refusalOfRead(rule, actor, role)
  const { least, self } = commandRules[rule]
  // The command bus knows whether the command is about the caller.
  if (allows(commandRules[rule], actor, role) || (self !== undefined && atLeast(role, self))) return null
  return problemOf(new Forbidden({ command: rule, role, least, because: "role" })) as NotAllowed
}
const isRead = (rule: CommandName | ReadRule): rule is ReadRule => Object.hasOwn(readRules, rule)

const refusalOfRead = (rule: ReadRule, actor: ActorId, role: Role | null) =>
  allows(readRules[rule], actor, role)
    ? null
    : new NotAllowed({
        detail: `This needs the role ${readRules[rule].least} or a higher one; your role is ${role ?? "none"}.`
      })

/** The same check for a read that an operation makes besides its own work. */
export const requireRole = Effect.fnUntraced(function* (rule: ReadRule) {
  const { actor } = yield* Caller
  const refusal = refusalOfRead(rule, actor, (yield* Principals).roleOf(actor))
  if (refusal !== null) return yield* refusal
})
