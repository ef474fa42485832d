/** Compares an entry of a resource with the commands of its aggregate, at compile time. */
import type { Schema } from "effect"
import type { RestOperation, Fields } from "./operation.ts"

export interface Tagged {
  readonly _tag: string
}

/** The fields of a command that a caller sends. The server adds `wordsOf`: the caller. */
type Sent<C extends Tagged, T> = Omit<Extract<C, { readonly _tag: T }>, "_tag" | "wordsOf">
type Same<A, B> = [A, B, keyof A, keyof B] extends [B, A, keyof B, keyof A] ? true : false

// Properties that an entry never has. Their names are the text of the compiler's error.
interface NoSuchCommand<C extends Tagged> {
  readonly "must name a command of this aggregate": C["_tag"]
}
interface OtherFields<S> {
  readonly "must give exactly the fields of the command": S
}

/** The type of the entry if it is correct; otherwise an impossible type, so that it does not compile. */
export type CheckedEntry<C extends Tagged, E> =
  E extends RestOperation<unknown>
    ? E
    : E extends { readonly command: string }
      ? Named<C, E["command"], E>
      : E extends readonly [infer T, infer F extends Fields, string?]
        ? Named<C, T, Same<Schema.Struct<F>["Type"], Sent<C, T>> extends true ? E : OtherFields<Sent<C, T>>>
        : Named<C, E, keyof Sent<C, E> extends never ? E : OtherFields<Sent<C, E>>>

type Named<C extends Tagged, T, E> = T extends C["_tag"] ? E : NoSuchCommand<C>
