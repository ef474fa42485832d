import { Effect } from "effect"
import { type ActorId, isReactor } from "../../domain/ids.ts"
import type { Role } from "../../domain/values.ts"
import { allows, atLeast } from "../authorisation.ts"
import { type Command, commandRules } from "../catalogue.ts"
import { Forbidden, NoSuchPerson } from "../errors.ts"
import type { Principals } from "../principals.ts"

/** Lets a command through to be decided, or says why not: the actor's role, what it hands out, and for whom it speaks. */
export const admit = (
  principals: Principals["Service"],
  actor: ActorId,
  command: Command
): Effect.Effect<void, Forbidden | NoSuchPerson> => {
  const role = principals.roleOf(actor)
  const { least } = commandRules[command._tag]
  const refuse = (because: Forbidden["because"]) =>
    Effect.fail(new Forbidden({ command: command._tag, role, least, because }))
  if (!allows(commandRules[command._tag], actor, role)) return refuse("role")
  if (isReactor(actor)) return Effect.void
  // Nobody hands out more than they have, and nobody writes into an audience that they are not part of.
  const given = roleGiven(command)
  if (given !== null && !atLeast(role, given)) return refuse("higher-role")
  if (!audiencesIn(command).every((each) => principals.audiencesOf(actor).includes(each))) return refuse("audience")
  const assignee = "assignee" in command ? command.assignee : null
  return assignee === null || principals.isKnown(assignee)
    ? Effect.void
    : Effect.fail(new NoSuchPerson({ actor: assignee }))
}

const audiencesIn = (command: Command) => [
  ...("audience" in command ? [command.audience] : []),
  ...("audiences" in command ? command.audiences : [])
]
const roleGiven = (command: Command): Role | null => ("role" in command ? command.role : null)
