import { Schema } from "effect"

/** A refused command of a person. A retry gets the same answer. */
export class PersonRefused extends Schema.TaggedError<PersonRefused>()("PersonRefused", {
  because: Schema.Literals([
    "not-found",
    "left",
    "forgotten",
    "linked-already",
    "person-merged",
    // The next four are decisions over several people, which `commands/people` makes.
    "last-owner",
    "not-forgotten",
    // A comparison with the last name of the person, which `commands/people` makes.
    "not-confirmed",
    "same-person",
    "on-the-team",
    "name-taken",
    "too-many-ways",
    "counter-behind",
    "code-unknown"
  ])
}) {}
