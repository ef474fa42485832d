/** Lists the people of the team, changes their roles, removes them, and invites others. */
import { Effect, Schema, Stream } from "effect"
import { randomUUID } from "node:crypto"
import type { Request } from "../../../commands/commandBus.ts"
import { issueInvitation } from "../../../commands/people/invitations.ts"
import { Principals } from "../../../commands/principals.ts"
import { operator } from "../../../commands/rights/operator.ts"
import { PersonId } from "../../../domain/ids.ts"
import { Name } from "../../../domain/person/person.ts"
import { Role } from "../../../domain/values.ts"
import { changeRole, removeFromTeam } from "../../../gateways/http/signIn/team.ts"
import { mergeIntoSurvivor } from "../../../gateways/http/signIn/people/merge.ts"
import { renamePerson } from "../../../gateways/http/signIn/people/rename.ts"
import type { PersonOut } from "../../../projections/models/people.ts"
import { Reads } from "../../../projections/reads/reads.ts"
import { idFrom } from "../../../streams/commit/identity.ts"
import { operation } from "../operation/operation.ts"
import { findOne } from "./find.ts"
import { peopleOnTeam } from "./peopleOnTeam.ts"

const Input = Schema.Union([
  Schema.Struct({ act: Schema.Literal("list") }),
  Schema.Struct({ act: Schema.Literal("role"), who: Schema.String, role: Role }),
  Schema.Struct({ act: Schema.Literal("rename"), who: Schema.String, name: Name }),
  Schema.Struct({ act: Schema.Literal("remove"), who: Schema.String }),
  Schema.Struct({ act: Schema.Literal("merge"), who: Schema.String, into: Schema.String })
])
type Change = Extract<typeof Input.Type, { readonly act: "role" | "rename" | "remove" }>

export interface PersonLine {
  readonly id: string
  readonly name: string
  readonly role: Role | null
}
const lineOf = ({ id, name, role }: PersonOut): PersonLine => ({ id, name, role })

const changed = (request: Request, id: PersonId, input: Change) => {
  if (input.act === "role") return changeRole(request, id, input.role)
  return input.act === "rename" ? renamePerson(request, id, input.name) : removeFromTeam(request, id)
}

/** Returns the person as the tables have them after the change. */
const change = Effect.fnUntraced(function* (input: Change) {
  const reads = yield* Reads
  const person = yield* findOne("person", yield* peopleOnTeam, input.who)
  const request = { actor: operator, key: randomUUID() }
  const id = PersonId.make(person.id.slice("person:".length))
  const { seq } = yield* changed(request, id, input)
  yield* reads.waitFor(seq)
  return lineOf((yield* reads.people).find((each) => each.id === person.id) ?? { ...person, role: null })
})

/** Every person that the log knows and that can be merged or invited: also those of chats and imports, without services. */
const everyone = Effect.gen(function* () {
  const reads = yield* Reads
  yield* reads.waitFor((yield* Principals).position())
  return (yield* reads.people).filter(({ id, mergedInto }) => id.startsWith("person:") && mergedInto === null)
})
const idIn = ({ id }: { readonly id: string }) => PersonId.make(id.slice("person:".length))

/** Returns the survivor. */
const merge = Effect.fnUntraced(function* (who: string, asked: string) {
  const all = yield* everyone
  const [away, into] = [yield* findOne("person", all, who), yield* findOne("person", all, asked)]
  const { seq } = yield* mergeIntoSurvivor({ actor: operator, key: randomUUID() }, idIn(away), idIn(into))
  yield* (yield* Reads).waitFor(seq)
  return lineOf(into)
})

const linesOf = Effect.fnUntraced(function* (input: typeof Input.Type) {
  if (input.act === "list") return (yield* peopleOnTeam).map(lineOf)
  return [yield* input.act === "merge" ? merge(input.who, input.into) : change(input)]
})

export const peopleOperation = operation({
  name: "people",
  input: Input,
  run: (input) => Stream.unwrap(Effect.map(linesOf(input), (lines) => Stream.fromIterable(lines)))
})

export const inviteOperation = operation({
  name: "invite",
  /** `as`: the id or the name of a person who is known from a chat or an import; null for a new person. */
  input: Schema.Struct({
    origin: Schema.String,
    role: Role,
    days: Schema.Int,
    as: Schema.optionalKey(Schema.NullOr(Schema.String))
  }),
  run: ({ origin, role, days, as = null }) =>
    Stream.fromEffect(
      Effect.gen(function* () {
        const request = { actor: operator, key: randomUUID() }
        const id = idFrom("access", operator, "IssueInvitation", request.key)
        const known = as === null ? null : idIn(yield* findOne("person", yield* everyone, as))
        const { invitation, expiresAt } = yield* issueInvitation(request, id, role, days, known)
        return { id, link: `${origin}/join#${invitation}`, role, expiresAt }
      })
    )
})
