/** The first keys of a verb, as its button shows them. */
import { keyNames } from "./keyNames.ts"
import { specOf, type VerbId } from "./verbs.ts"

export const verbKeys = (verb: VerbId): string => keyNames(specOf(verb).keys[0] ?? "")
