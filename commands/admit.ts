import { Effect } from "effect"
import { type ActorId, isReactor, PersonId, personActor, serviceActor, TokenId } from "../domain/ids.ts"
import { atLeast } from "../domain/roles.ts"
import type { Audience, Role } from "../domain/values.ts"
import { allows } from "./rules/authorisation.ts"
import { type Command, commandRules } from "./catalogue.ts"
import { Forbidden, NoSuchPerson } from "./errors.ts"
import { partsOf, type Subject } from "../streams/commit/subjects.ts"
import type { Principals } from "./principals.ts"
import { operator } from "./rights/operator.ts"

/**
 * Checks a command with the present rights of its actor. Returns the refusal; null when the command is allowed.
 *
 * A command is refused when the actor's role does not allow it, when it grants a higher role or changes a person with a
 * higher role, and when it names an audience or assignee that the actor may not name. `subject`: the aggregate of the
 * command; null before it is known. `spokeIn`: see `Request`.
 */
export const refusalByRights = (
  principals: Principals["Service"],
  actor: ActorId,
  command: Command,
  subject: Subject | null = null,
  spokeIn?: Audience
): Forbidden | NoSuchPerson | null => {
  const role = principals.roleOf(actor)
  const rule = commandRules[command._tag]
  const { least } = rule
  const forbidden = (because: Forbidden["because"]) => new Forbidden({ command: command._tag, role, least, because })
  const about = subject === null ? null : holderOf(subject, principals)
  const isSelf = about === actor
  const mayAboutSelf = isSelf && rule.self !== undefined && atLeast(role, rule.self)
  if (!mayAboutSelf && !allows(rule, actor, role)) return forbidden("role")
  if (isReactor(actor)) return null
  // A token of a token would outlive the person behind both.
  if (command._tag === "IssueToken" && actor.startsWith("service:") && actor !== operator) return forbidden("token")
  const their = about === null || isSelf || mayBeShared(subject) ? null : principals.roleOf(about)
  if (their !== null && !atLeast(role, their)) return forbidden("higher-person")
  // An actor may grant no higher role than its own, and may write only into audiences that it is part of.
  const granted = grantedRole(command)
  if (granted !== null && !atLeast(role, granted)) return forbidden("higher-role")
  // The operator acts for every reader: an import stores messages in chats without the operator as a member.
  const mayWrite = (audience: Audience) =>
    actor === operator || audience === spokeIn || principals.audiencesOf(actor).includes(audience)
  if (!audiencesIn(command).every(mayWrite)) return forbidden("audience")
  const assignee = "assignee" in command ? command.assignee : null
  return assignee === null || principals.isKnown(assignee) ? null : new NoSuchPerson({ actor: assignee })
}

/** Fails when the command is refused. */
export const admit = (
  principals: Principals["Service"],
  actor: ActorId,
  command: Command,
  subject: Subject | null = null,
  spokeIn?: Audience
): Effect.Effect<void, Forbidden | NoSuchPerson> => {
  const refusal = refusalByRights(principals, actor, command, subject, spokeIn)
  return refusal === null ? Effect.void : Effect.fail(refusal)
}

/** The person or the service that the aggregate is; null for an aggregate of another kind. */
const holderOf = (subject: Subject, { survivorOf }: Pick<Principals["Service"], "survivorOf">): ActorId | null => {
  const { kind, id } = partsOf(subject)
  // After a merge, the survivor has the views of both.
  if (kind === "views") return survivorOf(personActor(PersonId.make(id)))
  if (kind === "person" || kind === "notices") return personActor(PersonId.make(id))
  return kind === "access" ? serviceActor(TokenId.make(id)) : null
}
/** Shared views belong to the team, so the higher role of their person does not protect them. Private ones are refused by the aggregate. */
const mayBeShared = (subject: Subject | null) => subject !== null && partsOf(subject).kind === "views"
const audiencesIn = (command: Command) => [
  ...("audience" in command ? [command.audience] : []),
  ...("audiences" in command ? command.audiences : [])
]
const grantedRole = (command: Command): Role | null => ("role" in command ? command.role : null)
