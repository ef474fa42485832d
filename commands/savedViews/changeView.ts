/** Changes of a saved view: by its person, or of a shared one by an administrator. */
import { Effect } from "effect"
import { personActor, PersonId } from "../../domain/ids.ts"
import type { Command } from "../../domain/savedViews/savedViews.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { CommandBus, type Request } from "../commandBus.ts"
import { Principals } from "../principals.ts"

type Change = Extract<Command, { readonly own: boolean }>
/** A change without the fields that the server adds. */
type Asked<C> = C extends unknown ? Omit<C, "own" | "wordsOf"> : never

/**
 * Sends a change of a view among those of `person`. After a merge of two persons, the survivor owns the views of both. The
 * aggregate refuses a private view of another person as if it did not exist. A retry with the same key is safe.
 */
export const changeView = Effect.fnUntraced(function* (request: Request, person: string, asked: Asked<Change>) {
  const { survivorOf } = yield* Principals
  const own = survivorOf(personActor(PersonId.make(person))) === survivorOf(request.actor)
  const hasWords = asked._tag === "RenameView" || asked._tag === "ChangeView"
  // The cast: the fields that `Asked` leaves out are added.
  const command = { ...asked, own, ...(hasWords ? { wordsOf: request.actor } : {}) } as Change
  // A merge between two tries of one request must not make them different.
  return yield* (yield* CommandBus).send(request, { subject: subjectOf("views", person), command, asked })
})
