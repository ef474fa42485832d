import { Argument, Command, Flag } from "effect/cli"
import { json, role, verb } from "../operation/verb.ts"

const load = () => import("./people.ts")
const who = Argument.String("who").pipe(Argument.withDescription("the id of the person, or the name"))
const mostDays = 90

export const peopleVerb = Command.make("people").pipe(
  Command.withDescription("the people of the team and their roles"),
  Command.withSubcommands([
    Command.make(
      "list",
      { json },
      verb(load, ({ listPeople }, settings, given) => listPeople(settings, given))
    ).pipe(Command.withDescription("list them: id, role and name")),
    Command.make(
      "invite",
      {
        role: role.pipe(Flag.withDefault("member"), Flag.withDescription("the role of the person; default: member")),
        days: Flag.Int("days").pipe(
          Flag.filter(
            (days) => days >= 1 && days <= mostDays,
            () => `must be 1 to ${mostDays}`
          ),
          Flag.withDefault(7),
          Flag.withDescription("days until the link expires; default: 7")
        ),
        json
      },
      verb(load, ({ invitePerson }, settings, given) => invitePerson(settings, given))
    ).pipe(Command.withDescription("print a link that makes one person a member of the team")),
    Command.make(
      "role",
      { who, role: role.pipe(Flag.withDescription("the new role")), json },
      verb(load, ({ setRole }, settings, given) => setRole(settings, given))
    ).pipe(Command.withDescription("change the role of a person; the last owner keeps theirs")),
    Command.make(
      "remove",
      { who, json },
      verb(load, ({ printRemoved }, settings, given) => printRemoved(settings, given))
    ).pipe(Command.withDescription("take the role away, and end the sessions and the tokens of the person"))
  ])
)
