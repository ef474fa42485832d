/** Lists the people of the team, changes their roles, removes them, and invites others. */
import { Effect, Schema, Stream } from "effect"
import { randomUUID } from "node:crypto"
import { issueInvitation } from "../../../commands/people/invitations.ts"
import { operator } from "../../../commands/rights/operator.ts"
import { PersonId } from "../../../domain/ids.ts"
import { Role } from "../../../domain/values.ts"
import { changeRole, removeFromTeam } from "../../../gateways/http/signIn/team.ts"
import type { PersonOut } from "../../../projections/models/people.ts"
import { Reads } from "../../../projections/reads/reads.ts"
import { idFrom } from "../../../streams/commit/identity.ts"
import { operation } from "../operation/operation.ts"
import { findOne } from "./find.ts"
import { peopleOnTeam } from "./peopleOnTeam.ts"

const Input = Schema.Union([
  Schema.Struct({ act: Schema.Literal("list") }),
  Schema.Struct({ act: Schema.Literal("role"), who: Schema.String, role: Role }),
  Schema.Struct({ act: Schema.Literal("remove"), who: Schema.String })
])
type Change = Exclude<typeof Input.Type, { readonly act: "list" }>

export interface PersonLine {
  readonly id: string
  readonly name: string
  readonly role: Role | null
}
const lineOf = ({ id, name, role }: PersonOut): PersonLine => ({ id, name, role })

/** Returns the person as the tables have them after the change. */
const change = Effect.fnUntraced(function* (input: Change) {
  const reads = yield* Reads
  const person = yield* findOne("person", yield* peopleOnTeam, input.who)
  const request = { actor: operator, key: randomUUID() }
  const id = PersonId.make(person.id.slice("person:".length))
  const { seq } = yield* input.act === "role" ? changeRole(request, id, input.role) : removeFromTeam(request, id)
  yield* reads.waitFor(seq)
  return lineOf((yield* reads.people).find((each) => each.id === person.id) ?? { ...person, role: null })
})

export const peopleOperation = operation({
  name: "people",
  input: Input,
  run: (input) =>
    Stream.unwrap(
      Effect.gen(function* () {
        return Stream.fromIterable(input.act === "list" ? (yield* peopleOnTeam).map(lineOf) : [yield* change(input)])
      })
    )
})

export const inviteOperation = operation({
  name: "invite",
  input: Schema.Struct({ origin: Schema.String, role: Role, days: Schema.Int }),
  run: ({ origin, role, days }) =>
    Stream.fromEffect(
      Effect.gen(function* () {
        const request = { actor: operator, key: randomUUID() }
        const id = idFrom("access", operator, "IssueInvitation", request.key)
        const { invitation, expiresAt } = yield* issueInvitation(request, id, role, days)
        return { id, link: `${origin}/join#${invitation}`, role, expiresAt }
      })
    )
})
