/** People: their roles, their own settings, and the end of their membership. */
import { Effect, Schema } from "effect"
import { Command as PersonCommand } from "../../../../domain/person/person.ts"
import { PersonId } from "../../../../domain/ids.ts"
import { Role } from "../../../../domain/values.ts"
import { isOnTeam } from "../../../../projections/models/people.ts"
import { PersonRow } from "../../../contract.ts"
import { decided, resource } from "../../api/commandOperations.ts"
import { placeById } from "../../api/place.ts"
import { read } from "../../api/readOperations.ts"
import { changeRole, removeFromTeam } from "../../signIn/team.ts"

export const peopleOperations = resource("people", placeById("person", "/people", PersonCommand), {
  list: read(
    "people.list",
    "/people",
    {
      success: Schema.Struct({ items: Schema.Array(PersonRow), seq: Schema.Int }),
      description: "The people who have a role, by name."
    },
    Effect.fnUntraced(function* (_, { reads }) {
      return { items: (yield* reads.people).filter(isOnTeam), seq: yield* reads.seq }
    })
  ),
  role: decided(
    "GrantRole",
    { role: Role },
    (request, id, { role }) => changeRole(request, PersonId.make(id), role),
    "Only an owner changes the role of an owner, and the last owner keeps it."
  ),
  remove: decided(
    "LeavePerson",
    {},
    (request, id) => removeFromTeam(request, PersonId.make(id)),
    "Ends the sessions, the tokens and the sockets of the person. A person may leave, too."
  ),
  preferences: [
    "SetPreferences",
    {
      language: PersonCommand.cases.SetPreferences.fields.language,
      zone: PersonCommand.cases.SetPreferences.fields.zone
    },
    "A person sets only their own preferences."
  ]
})
