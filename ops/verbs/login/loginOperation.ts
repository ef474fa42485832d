/** Makes a sign-in link that works once, for the owner or for a person whom the operator names. */
import { Effect, Schema, Stream } from "effect"
import { Name } from "../../../domain/person/person.ts"
import { Role } from "../../../domain/values.ts"
import { SignIn } from "../../../gateways/http/signIn/signIn.ts"
import { operation } from "../operation/operation.ts"
import { addPerson, theOwner } from "./people.ts"

/** `name`: null for the owner. `role`: null for the present role. `telegram`: makes a code for the bot instead of a link. */
const Input = Schema.Struct({
  origin: Schema.String,
  name: Schema.NullOr(Name),
  role: Schema.NullOr(Role),
  telegram: Schema.Boolean
})

/** The lifetime of a link for the person at the keyboard, and of one that is sent to another person. Milliseconds. */
export const ownLinkMillis = 15 * 60 * 1000
const sentLinkMillis = 24 * 3600 * 1000

export const signInLink = (origin: string, secret: string) => `${origin}/sign-in#${secret}`

export const loginOperation = operation({
  name: "login",
  input: Input,
  run: ({ origin, name, role, telegram }) =>
    Stream.fromEffect(
      Effect.gen(function* () {
        const actor = yield* name === null ? theOwner : addPerson(name, role)
        const signIn = yield* SignIn
        return telegram
          ? { link: null, code: yield* signIn.issueCode(actor) }
          : {
              link: signInLink(origin, yield* signIn.issueLink(actor, name === null ? ownLinkMillis : sentLinkMillis)),
              code: null
            }
      })
    )
})
