import { Schema } from "effect"

/** A refused command of a person. A retry gets the same answer. */
export class PersonRefused extends Schema.TaggedError<PersonRefused>()("PersonRefused", {
  because: Schema.Literals([
    "not-found",
    "left",
    "forgotten",
    "linked-already",
    "person-merged",
    "not-forgotten",
    // `commands/people` decides the next five: they need other people, or the person's last name.
    "last-owner",
    "not-confirmed",
    "same-person",
    "on-the-team",
    "last-way",
    // The gateway decides this one, because the names of all people are in the tables.
    "name-taken",
    "too-many-ways",
    "counter-behind",
    "code-unknown"
  ])
}) {}
