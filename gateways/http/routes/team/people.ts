/** People: their roles, their own settings, and the end of their membership. */
import { Effect, Schema } from "effect"
import { Command as PersonCommand, Name } from "../../../../domain/person/person.ts"
import { Principals } from "../../../../commands/principals.ts"
import { ActorId, personActor, PersonId, personOf } from "../../../../domain/ids.ts"
import { Reason } from "../../../../domain/text/text.ts"
import { Role } from "../../../../domain/values.ts"
import { isOnTeam } from "../../../../projections/models/people.ts"
import { PersonRow, Receipt } from "../../../contract.ts"
import { decided, resource } from "../../api/commandOperations.ts"
import { restOperation } from "../../api/operation.ts"
import { byId, placeById } from "../../api/place.ts"
import { type Access, found, read } from "../../api/readOperations.ts"
import { requestCommand } from "../../api/requestCommand.ts"
import { commandHeaders } from "../../api/requestFields.ts"
import { commandProblems } from "../../problems/problems.ts"
import { sessionsUnavailable } from "../../signIn/beginSession.ts"
import { mergeIntoSurvivor } from "../../signIn/people/merge.ts"
import { orNamesUnavailable } from "../../signIn/people/freeName.ts"
import { renamePerson } from "../../signIn/people/rename.ts"
import { SignIn } from "../../signIn/signIn.ts"
import { changeRole, forgetMember, removeFromTeam } from "../../signIn/team.ts"

const MergeSide = Schema.Struct({
  id: ActorId,
  name: Schema.String,
  role: Schema.NullOr(Role),
  assigned: Schema.Int,
  created: Schema.Int,
  messages: Schema.Int,
  tokens: Schema.Int,
  sessions: Schema.Int
})

/** The id of a merged person resolves to the survivor, in reads and in commands. */
const place = {
  ...placeById("person", "/people", PersonCommand),
  idOf: (id: string) =>
    Effect.map(Principals, ({ survivorOf }) => personOf(survivorOf(personActor(PersonId.make(id)))) ?? id)
}

/** One side of a merge in the preview. A person who was merged before is shown as the survivor. */
const sideOf = Effect.fnUntraced(function* ({ reads, audiences }: Pick<Access, "reads" | "audiences">, id: PersonId) {
  const principals = yield* Principals
  const actor = principals.survivorOf(personActor(id))
  const knownIn = (yield* reads.closed([actor])).get(actor)
  const isVisible = knownIn === undefined || knownIn.some((audience) => audiences.includes(audience))
  const row = yield* found(
    (isVisible ? (yield* reads.people).find((each) => each.id === actor) : null) ?? null,
    "person"
  )
  const sessions = yield* (yield* SignIn).sessions(actor).pipe(Effect.mapError(sessionsUnavailable))
  const counts = yield* reads.personCounts(principals.namesOf(actor))
  return { id: actor, name: row.name, role: principals.roleOf(actor), ...counts, sessions: sessions.length }
})

export const peopleOperations = resource("people", place, {
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
  rename: decided(
    "RenamePerson",
    { name: Name },
    (request, id, { name }) => renamePerson(request, PersonId.make(id), name).pipe(Effect.mapError(orNamesUnavailable)),
    "409 `name-taken` for a name that looks like that of another person on the team."
  ),
  remove: decided(
    "LeavePerson",
    {},
    (request, id) => removeFromTeam(request, PersonId.make(id)),
    "Ends the sessions, the tokens and the sockets of the person. A person may leave, too."
  ),
  // The id is not resolved: the retry of a merge names the same two people, and gets the first answer.
  merge: restOperation(
    "MergePeople",
    {
      method: "POST",
      path: "/people/:id/merge",
      params: byId,
      headers: commandHeaders,
      payload: Schema.Struct({ into: PersonId }),
      success: Receipt,
      error: commandProblems,
      description:
        "Merges this person into `into`, who keeps their own name, role and chats, and gets everything else: tasks, messages, tokens, the Telegram account, and the sessions unless `into` has a higher role. It cannot be undone. Only an owner also moves what was private, and never to themselves."
    },
    ({ headers, params: { id }, payload: { into } }) =>
      requestCommand(headers, (request) => mergeIntoSurvivor(request, PersonId.make(id), into))
  ),
  mergePreview: read(
    "people.merge-preview",
    "/people/:id/merge",
    {
      params: byId,
      query: { into: PersonId },
      success: Schema.Struct({ person: MergeSide, into: MergeSide, seq: Schema.Int }),
      description: "Both people, with the number of things that a merge would move."
    },
    Effect.fnUntraced(function* ({ params: { id }, query: { into } }, access) {
      return {
        person: yield* sideOf(access, PersonId.make(id)),
        into: yield* sideOf(access, into),
        seq: yield* access.reads.seq
      }
    })
  ),
  forget: decided(
    "ForgetPerson",
    { because: Reason, name: Schema.String },
    (request, id, { because, name }) => forgetMember(request, PersonId.make(id), because, name),
    "Ends the membership and erases every text and name of the person, for ever. `name` must be the person's name, exactly."
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
