/** Forgets a person, waits for the erasure, and answers with its certificate. Lists all certificates. */
import { Effect, Schema, Stream } from "effect"
import { randomUUID } from "node:crypto"
import { peopleNamed } from "../../../commands/people/team.ts"
import { Principals } from "../../../commands/principals.ts"
import { operator } from "../../../commands/rights/operator.ts"
import { PersonId } from "../../../domain/ids.ts"
import type { Erasure } from "../../../domain/person/erasure.ts"
import { Reason } from "../../../domain/text/text.ts"
import { forgetMember } from "../../../gateways/http/signIn/team.ts"
import type { PersonOut } from "../../../projections/models/people.ts"
import { Reads } from "../../../projections/reads/reads.ts"
import { isReadable, type Recorded } from "../../../streams/commit/envelope.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { Feed } from "../../../streams/ports/feed.ts"
import { eraseForgotten } from "../../erasure/eraseForgotten.ts"
import { operation } from "../operation/operation.ts"
import { findOne } from "./find.ts"

const Input = Schema.Struct({
  who: Schema.String,
  because: Reason,
  /** The name of the person, exactly, as a confirmation. Null: nothing is changed, and the answer is the name to confirm. */
  name: Schema.NullOr(Schema.String)
})

/** The certificate of an erasure. It has no personal data. */
export interface ErasureCertificate extends Erasure {
  readonly person: string
  /** UTC, ISO 8601. */
  readonly at: string
  /** The owner who asked for it. */
  readonly by: string
}
export type ForgetLine = { readonly confirm: string; readonly id: string } | { readonly erased: ErasureCertificate }

export const forgetOperation = operation({
  name: "forget-person",
  input: Input,
  run: ({ who, because, name }) =>
    Stream.fromIterableEffect(
      Effect.gen(function* () {
        const people = (yield* (yield* Reads).people).filter(({ id }) => id.startsWith("person:"))
        const person = yield* findOne("person", withoutMerged(people, who), who)
        if (name === null) return [{ confirm: person.name, id: person.id }] satisfies ReadonlyArray<ForgetLine>
        const id = PersonId.make(person.id.slice("person:".length))
        yield* forgetMember({ actor: operator, key: randomUUID() }, id, because, name)
        yield* eraseForgotten
        // One certificate for each id of the same human.
        const erased = yield* certificates(peopleNamed(yield* Principals, id).map((each) => subjectOf("person", each)))
        if (erased.length === 0) return yield* Effect.die(new Error("the erasure has no certificate"))
        return erased.map((each): ForgetLine => ({ erased: each }))
      })
    )
})

export const forgottenOperation = operation({
  name: "forgotten-people",
  input: Schema.Struct({}),
  run: () => Stream.unwrap(Effect.map(certificates(["evt.person.>"]), (all) => Stream.fromIterable(all)))
})

/** A merged person has the name of the survivor, and is found by id only. */
const withoutMerged = (people: ReadonlyArray<PersonOut>, who: string) =>
  people.filter(({ id, mergedInto }) => mergedInto === null || id === who || id === `person:${who}`)

const certificates = Effect.fnUntraced(function* (subjects: ReadonlyArray<string>) {
  const feed = yield* Feed
  const asked = new Map<string, string>()
  const found: Array<ErasureCertificate> = []
  const take = (recorded: Recorded) => {
    if (!isReadable(recorded)) return
    const person = recorded.subject.replace("evt.person.", "person:")
    for (const event of recorded.events) {
      if (event._tag === "PersonForgotten") asked.set(person, event.by ?? recorded.actor)
      if (event._tag !== "PersonErased") continue
      const { _tag: _, ...erasure } = event
      found.push({ person, at: recorded.at, by: asked.get(person) ?? recorded.actor, ...erasure })
    }
  }
  yield* feed.range({ after: 0, subjects }).pipe(Stream.runForEach((each) => Effect.sync(() => take(each))))
  return found as ReadonlyArray<ErasureCertificate>
})
