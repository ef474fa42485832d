import { Argument, Command, Flag } from "effect/cli"
import { defaultInvitationDays, mostInvitationDays } from "../../../domain/access/access.ts"
import { because, json, optionalText, role, verb } from "../operation/verb.ts"

const load = () => import("./people.ts")
const loadForget = () => import("./forget.ts")
const who = Argument.String("who").pipe(Argument.withDescription("the id of the person, or the name"))

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
            (days) => days >= 1 && days <= mostInvitationDays,
            () => `a number from 1 to ${mostInvitationDays}`
          ),
          Flag.withDefault(defaultInvitationDays),
          Flag.withDescription(`days until the link expires; default: ${defaultInvitationDays}`)
        ),
        as: optionalText("as", "a person who is known from a chat or an import, by id or name; default: a new person"),
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
      "rename",
      { who, name: Argument.String("name").pipe(Argument.withDescription("the new name")), json },
      verb(load, ({ printRenamed }, settings, given) => printRenamed(settings, given))
    ).pipe(Command.withDescription("give a person another name, which no other person on the team may have")),
    Command.make(
      "merge",
      { who, into: Argument.String("into").pipe(Argument.withDescription("the person who remains")), json },
      verb(load, ({ printMerged }, settings, given) => printMerged(settings, given))
    ).pipe(Command.withDescription("make two people one; the second keeps the name and the role. It cannot be undone")),
    Command.make(
      "remove",
      { who, json },
      verb(load, ({ printRemoved }, settings, given) => printRemoved(settings, given))
    ).pipe(Command.withDescription("take the role away, and end the sessions and the tokens of the person")),
    Command.make(
      "forget",
      {
        who,
        because,
        name: optionalText("name", "the name of the person, exactly; without it nothing is changed"),
        json
      },
      verb(loadForget, ({ forget }, settings, given) => forget(settings, given))
    ).pipe(Command.withDescription("erase every text and name of a person, for ever; prints a certificate")),
    Command.make(
      "forgotten",
      { json },
      verb(loadForget, ({ listForgotten }, settings, given) => listForgotten(settings, given))
    ).pipe(Command.withDescription("list the certificates of the people who were forgotten"))
  ])
)
