import { Effect } from "effect"
import { type ActorId, isReactor } from "../domain/ids.ts"
import type { Role } from "../domain/values.ts"
import { allows, atLeast } from "./authorisation.ts"
import { type Command, commandRules } from "./catalogue.ts"
import { Forbidden, NoSuchPerson } from "./errors.ts"
import type { Principals } from "./principals.ts"

/**
 * The refusal of a command that the actor's role does not allow, that grants a higher role, or that names an audience or
 * assignee it may not name; null when the command is allowed by the rights that the directory has now.
 */
export const refusalByRights = (
  principals: Principals["Service"],
  actor: ActorId,
  command: Command
): Forbidden | NoSuchPerson | null => {
  const role = principals.roleOf(actor)
  const { least } = commandRules[command._tag]
  const forbidden = (because: Forbidden["because"]) => new Forbidden({ command: command._tag, role, least, because })
  if (!allows(commandRules[command._tag], actor, role)) return forbidden("role")
  if (isReactor(actor)) return null
  // An actor may grant no higher role than its own, and may write only into audiences that it is part of.
  const granted = grantedRole(command)
  if (granted !== null && !atLeast(role, granted)) return forbidden("higher-role")
  if (!audiencesIn(command).every((each) => principals.audiencesOf(actor).includes(each))) return forbidden("audience")
  const assignee = "assignee" in command ? command.assignee : null
  return assignee === null || principals.isKnown(assignee) ? null : new NoSuchPerson({ actor: assignee })
}

/** Fails with the refusal of a command, if it has one. */
export const admit = (
  principals: Principals["Service"],
  actor: ActorId,
  command: Command
): Effect.Effect<void, Forbidden | NoSuchPerson> => {
  const refusal = refusalByRights(principals, actor, command)
  return refusal === null ? Effect.void : Effect.fail(refusal)
}

const audiencesIn = (command: Command) => [
  ...("audience" in command ? [command.audience] : []),
  ...("audiences" in command ? command.audiences : [])
]
const grantedRole = (command: Command): Role | null => ("role" in command ? command.role : null)
